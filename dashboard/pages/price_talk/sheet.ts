import {exact} from '../../exact.ts';
import {type Html, html, type Part} from '../../html/html.ts';
import type {Asked} from '../../page.ts';
import type {Sheet} from './answer.ts';
import {pricesUpToRevenue} from './data.ts';
import {type FactLine, orderLines, paymentLines, schemeLines} from './lines.ts';
import type {PriceTalkQuestion} from './question.ts';

type AskedHere = Asked<PriceTalkQuestion>;

/** Everything for the talk, in two columns that fit on one page of paper. */
export const sheetView = (asked: AskedHere, sheet: Sheet): Html => html`${links(asked, sheet)}
<div class="sheet">
<div>${scheme(asked, sheet)}${facts(asked, asked.words.priceTalk.section.orders, orderLines(asked, sheet))}${work(asked, sheet)}${members(asked, sheet)}</div>
<div>${change(asked, sheet)}${prices(asked, sheet)}${service(asked, sheet)}${facts(asked, asked.words.priceTalk.section.payment, paymentLines(asked, sheet))}${agreements(asked, sheet)}</div>
</div>`;

function links({words, link}: AskedHere, {unit, belongs_to: group}: Sheet): Html {
  const text = words.priceTalk;
  if (unit.kind === 'group') return html``;
  return html`<p class="act"><a href="${link({customer: unit.id}, '/customer')}">${text.customerLink}</a>${group && html` · <a href="${link({customer: undefined, group})}">${text.groupLink}</a>`}</p>`;
}

interface Column {
  title: Part;
  isNumber?: boolean;
}

/** A small table under its name. */
function card(title: string, columns: readonly Column[], rows: readonly Html[], more?: Part): Html {
  return html`<section class="card"><div class="scroll" tabindex="0" role="region" aria-label="${title}"><table><caption>${title}</caption>
<thead><tr>${columns.map((each, at) => (at === 0 ? html`<th scope="col"><span class="unseen">${each.title}</span></th>` : html`<th scope="col"${each.isNumber !== false && html` class="number"`}>${each.title}</th>`))}</tr></thead>
<tbody>${rows}</tbody></table></div>${more}</section>`;
}

const number = (text: Part) => html`<td class="number">${text}</td>`;

function scheme(asked: AskedHere, sheet: Sheet): Html {
  const {words, formats} = asked;
  const text = words.priceTalk;
  const {column} = text;
  const years = sheet.years.toReversed();
  const rows = schemeLines(asked, sheet).map(({title, kind, values, change}) => {
    const written = values.toReversed().map(each => {
      if (kind === 'rate') return number(formats.share(each === null ? null : Number(each)));
      return number(each === null ? words.noValue : formats.count(each));
    });
    const changed =
      change === null
        ? words.noValue
        : kind === 'rate'
          ? formats.change(change, 'percent')
          : formats.share(change);
    return html`<tr${kind !== 'amount' && html` class="made"`}><th scope="row">${title}</th>${written}${number(changed)}</tr>`;
  });
  const heads = years.map(each => ({
    title: `${formats.shortMonth(each.to)}${each.is_whole ? '' : ' *'}`,
  }));
  const partial = years.some(each => !each.is_whole) && html`<p class="quiet">${text.partial}</p>`;
  return card(
    text.section.scheme(formats.currency),
    [{title: column.line}, ...heads, {title: column.change}],
    rows,
    partial,
  );
}

/** What a sales person wants to know first. */
function change({words, formats}: AskedHere, sheet: Sheet): Html {
  const text = words.priceTalk;
  const {price_change: needed, peers, contribution_rate: own, step} = sheet;
  const said =
    needed === null || own === null || peers.median_rate === null
      ? text.change.unknown
      : text.change[needed > 0 ? 'needed' : 'above'](
          formats.percent(peers.median_rate),
          formats.percent(own),
          words.customer.step[step],
          formats.percent(Math.abs(needed)),
        );
  return html`<section class="card said"><h2>${text.section.change}</h2><p>${said}${needed !== null && html` <span class="quiet">${text.change.condition}</span>`}</p></section>`;
}

function prices(asked: AskedHere, sheet: Sheet): Html {
  const {words, formats} = asked;
  const text = words.priceTalk;
  const parts = pricesUpToRevenue(sheet);
  const title = text.section.prices(formats.currency);
  if (parts.length === 0)
    return html`<section class="card"><h2>${title}</h2><p class="quiet">${text.noPrices}</p></section>`;
  const list = Number(parts.find(each => each.name === 'list_revenue')?.amount ?? 0);
  const rows = parts.map(({name, kind, amount}) => {
    const signed = kind === 'taken' ? -Number(amount) : Number(amount);
    const share = list > 0 ? formats.share((signed / list) * 100) : words.noValue;
    return html`<tr${kind === 'sum' && html` class="made"`}><th scope="row">${words.prices.part[name]}</th>${number(formats.count(signed))}${number(share)}</tr>`;
  });
  const {own, peers} = sheet.discount_rate;
  const {column, line} = text;
  return card(
    title,
    [{title: column.line}, {title: column.own}, {title: column.shareOfList}],
    rows,
    html`${check(asked, text.pocket, exact(parts.at(-1)!.amount) === exact(sheet.years[0]!.sums.net_revenue))}<p>${line.discount_rate}: <strong>${formats.share(own)}</strong>, ${column.peers} ${formats.share(peers)}</p>`,
  );
}

function check({words}: AskedHere, said: string, holds: boolean): Html {
  const text = words.priceTalk;
  return html`<p class="check ${holds ? 'holds' : 'fails'}"><span aria-hidden="true">${holds ? '✓' : '✗'}</span> ${said} ${holds ? text.holds : text.fails}.</p>`;
}

function facts({words, formats}: AskedHere, title: string, lines: readonly FactLine[]): Html {
  const {column} = words.priceTalk;
  const written = {money: formats.amount, count: formats.count, share: formats.share};
  const rows = lines.map(
    ({title: name, form, own, peers}) =>
      html`<tr><th scope="row">${name}</th>${number(written[form](own as number | null))}${number(peers !== null && written[form](peers as number))}</tr>`,
  );
  return card(title, [{title: column.line}, {title: column.own}, {title: column.peers}], rows);
}

function work({words, formats, language}: AskedHere, sheet: Sheet): Html {
  const text = words.priceTalk;
  const {column} = text;
  if (sheet.work.length === 0)
    return html`<section class="card"><h2>${text.section.work}</h2><p class="quiet">${text.noWork}</p></section>`;
  const rows = sheet.work.map(
    each =>
      html`<tr><th scope="row">${each[`title_${language}`]}</th>${number(formats.count(each.quantity))}${number(formats.count(each.cost))}${number(formats.share(each.rate.own))}${number(formats.share(each.rate.peers))}</tr>`,
  );
  return card(
    text.section.work,
    [column.line, column.quantity, column.cost, column.own, column.peers].map(title => ({title})),
    rows,
  );
}

function service({words, formats}: AskedHere, {service: own}: Sheet): Html {
  const text = words.priceTalk;
  const {column, line} = text;
  const row = (title: string, value: Part) =>
    html`<tr><th scope="row">${title}</th>${number(value)}</tr>`;
  const tiers = own.tiers
    .map(each => `${formats.count(each.contracts)} × ${each.tier ?? words.contracts.noTier}`)
    .join(', ');
  const used = `${formats.count(own.used_minutes)} / ${formats.count(own.included_minutes)}`;
  return card(
    text.section.service,
    [{title: column.line}, {title: column.own}],
    [
      row(line.contract, tiers || text.noContract),
      row(line.contract_revenue, formats.amount(own.contract_revenue)),
      row(line.minutes, used),
      row(line.service_cost, formats.amount(own.service_cost)),
      row(
        line.promise_kept,
        own.judged_requests === 0
          ? words.noValue
          : `${formats.share(own.promise_kept)}, ${formats.count(own.judged_requests)}`,
      ),
      row(
        line.complaints,
        `${formats.count(own.complaints)}, ${formats.count(own.justified_complaints)}`,
      ),
    ],
  );
}

function agreements({words, formats}: AskedHere, {agreements: held}: Sheet): Html {
  const text = words.priceTalk;
  const {column} = text;
  if (held.length === 0)
    return html`<section class="card"><h2>${text.section.agreements}</h2><p class="quiet">${text.noAgreements}</p></section>`;
  const rows = held.map(each => {
    const until = each.valid_to && ` ${column.until} ${formats.shortDay(each.valid_to)}`;
    const next =
      each.next_from === null
        ? text.highest
        : text.nextTier(formats.percent(each.next_rate), formats.count(each.next_from));
    return html`<tr><th scope="row">${text.kind[each.kind] ?? each.kind}${until} <bdi class="id">${each.agreement_id}</bdi></th>${number(formats.count(each.revenue))}${number(formats.share(each.rate))}${number(next)}</tr>`;
  });
  return card(
    text.section.agreements,
    [column.agreement, column.reached, column.tier, column.next].map(title => ({title})),
    rows,
  );
}

const mostMembers = 8;

/** The members of a group, largest first, and that they are all of it. */
function members(asked: AskedHere, sheet: Sheet): Html {
  const {words, formats, link} = asked;
  if (sheet.unit.kind === 'customer') return html``;
  const text = words.priceTalk;
  const {column} = text;
  const rest = sheet.members.slice(mostMembers);
  const sum = (of: Sheet['members'], name: 'net_revenue' | 'contribution') =>
    of.reduce((all, each) => all + exact(each[name]), 0n);
  const whole = (units: bigint) => formats.count(Number(units) / 10_000);
  const rows = sheet.members
    .slice(0, mostMembers)
    .map(
      each =>
        html`<tr><th scope="row"><a href="${link({group: undefined, customer: each.customer_id})}"><bdi>${each.customer}</bdi></a></th>${number(formats.count(each.net_revenue))}${number(formats.count(each.contribution))}</tr>`,
    );
  const others =
    rest.length > 0 &&
    html`<tr><th scope="row">${text.more(formats.count(rest.length))}</th>${number(whole(sum(rest, 'net_revenue')))}${number(whole(sum(rest, 'contribution')))}</tr>`;
  const holds = sum(sheet.members, 'net_revenue') === exact(sheet.years[0]!.sums.net_revenue);
  return card(
    text.section.members(formats.currency),
    [column.line, column.revenue, words.customer.step[sheet.step]].map(title => ({title})),
    [...rows, ...(others ? [others] : [])],
    check(asked, text.proof, holds),
  );
}
