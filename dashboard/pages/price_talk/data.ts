import type {Messages} from '../../../company/messages/index.ts';
import type {Cell, Table} from '../../csv.ts';
import {jsonHead, jsonWithRows} from '../../json_rows.ts';
import type {Asked} from '../../page.ts';
import type {PriceTalkAnswer, Sheet} from './answer.ts';
import {orderLines, paymentLines, schemeLines} from './lines.ts';
import type {PriceTalkQuestion} from './question.ts';

type AskedHere = Asked<PriceTalkQuestion>;

/** The sheet line by line, or the groups that could be asked for. */
export function priceTalkTable(asked: AskedHere, answer: PriceTalkAnswer): Table {
  const {column} = asked.words.priceTalk;
  if (!answer.sheet)
    return {
      headings: [
        column.group,
        asked.words.level.column.group.customer_id,
        column.members,
        `${column.revenue} (${asked.formats.currency})`,
      ],
      rows: answer.groups.map(each => [each.name, each.group_id, each.members, each.net_revenue]),
    };
  return {
    headings: [
      column.section,
      column.line,
      column.own,
      column.peers,
      column.yearBefore,
      column.yearBeforeThat,
    ],
    rows: sheetRows(asked, answer.sheet),
  };
}

function* sheetRows(asked: AskedHere, sheet: Sheet): Iterable<Cell[]> {
  const {words, formats, language} = asked;
  const text = words.priceTalk;
  const {section, line} = text;
  const row =
    (of: string) =>
    (title: string, own: Cell, peers: Cell = null, ...before: Cell[]) =>
      [of, title, own, peers, ...before, null, null].slice(0, 6);
  const scheme = row(section.scheme(formats.currency));
  for (const {title, values} of schemeLines(asked, sheet)) {
    yield scheme(title, values[0]!, null, values[1]!, values[2]!);
  }
  const change = row(section.change);
  yield change(line.median_rate, sheet.contribution_rate, sheet.peers.median_rate);
  yield change(line.price_change, sheet.price_change);
  const prices = row(section.prices(formats.currency));
  for (const {name, kind, amount} of pricesUpToRevenue(sheet)) {
    yield prices(words.prices.part[name], kind === 'taken' ? -Number(amount) : amount);
  }
  yield prices(line.discount_rate, sheet.discount_rate.own, sheet.discount_rate.peers);
  const orders = row(section.orders);
  for (const {title, own, peers} of orderLines(asked, sheet)) yield orders(title, own, peers);
  const work = row(section.work);
  for (const each of sheet.work) {
    yield work(each[`title_${language}`], each.rate.own, each.rate.peers);
  }
  const service = row(section.service);
  for (const {tier, contracts} of sheet.service.tiers) {
    yield service(`${line.contract}: ${tier ?? words.contracts.noTier}`, contracts);
  }
  yield service(line.contract_revenue, sheet.service.contract_revenue);
  yield service(words.contracts.column.included_minutes, sheet.service.included_minutes);
  yield service(words.contracts.column.used_minutes, sheet.service.used_minutes);
  yield service(line.service_cost, sheet.service.service_cost);
  yield service(line.promise_kept, sheet.service.promise_kept);
  yield service(line.complaints, sheet.service.complaints);
  const payment = row(section.payment);
  for (const {title, own, peers} of paymentLines(asked, sheet)) yield payment(title, own, peers);
  const agreements = row(section.agreements);
  for (const each of sheet.agreements) yield agreements(each.agreement_id, each.rate);
  const members = row(section.members(formats.currency));
  for (const each of sheet.members) yield members(each.customer, each.net_revenue);
}

type PriceName = keyof Messages['prices']['part'];

/** The parts of the waterfall that make the net revenue of the list price. */
export function pricesUpToRevenue({waterfall}: Sheet) {
  const parts = waterfall?.parts ?? [];
  const end = parts.findIndex(each => each.name === 'net_revenue');
  return parts.slice(0, end + 1).map(each => ({...each, name: each.name as PriceName}));
}

/** The same as JSON: the sheet with all its members, or the groups. */
export function priceTalkJson(
  asked: AskedHere,
  {months: _, sheet, groups, missing, period}: PriceTalkAnswer,
): AsyncIterable<string> {
  const head = {
    ...jsonHead(asked),
    no_data_reason: missing,
    period,
  };
  if (!sheet) return jsonWithRows(head, groups, 'groups');
  const {unit, members, ...more} = sheet;
  const {kind, id, name, segment} = unit;
  return jsonWithRows(
    {...head, [kind]: id, name, own_segment: segment, ...more},
    members,
    'members',
  );
}
