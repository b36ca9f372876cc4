import {misled} from '../../../models/next/calibration.ts';
import {nextOrders, orderTenths} from '../../../models/next/order_questions.ts';
import {advice} from '../../../models/next/questions.ts';
import {renewals} from '../../../models/next/renewal_questions.ts';
import {type Html, html} from '../../html/html.ts';
import {knowsNext} from '../../known_tables.ts';
import type {Asked} from '../../page.ts';

type Next = Awaited<ReturnType<typeof readNext>>;

const mostRenewals = 3;

/** What is to be expected of a customer: its next order, what to offer it, and what falls due. */
export async function readNext({db, who}: Asked<object>, customer: string | null) {
  if (customer === null || !(await knowsNext(db))) return null;
  const asked = {personal: who.personal, customer};
  const [[order], products, due, calibration] = [
    await nextOrders(db, asked),
    await advice(db, asked),
    await renewals(db, asked),
    await orderTenths(db),
  ];
  return {
    order: order ?? null,
    calibration,
    products: products.filter(({item}) => item !== null),
    renewals: due.filter(({kind}) => kind !== 'warranty_end').slice(0, mostRenewals),
  };
}

/** The same in sentences; nothing where nothing is known. */
export function nextSection({words, formats, link}: Asked<object>, next: Next): Html | null {
  if (!next) return null;
  const text = words.next.onCustomer;
  const {order, products, renewals: due, calibration} = next;
  const warned = (days: 30 | 90, chance: number | null | undefined) => {
    const found = chance == null ? undefined : misled(calibration, {days, chance});
    if (!found) return [];
    const {tenth, isTooHigh} = found;
    const [foretold, came] = [tenth.foretold, tenth.came_share].map(each =>
      formats.percent(each * 100),
    );
    return [(isTooHigh ? text.tooHigh : text.tooLow)(String(days), foretold!, came!)];
  };
  const ordering = ({chance_30, chance_90, expected_on}: NonNullable<typeof order>) => {
    const [in30, in90] = [chance_30!, chance_90!].map(each => formats.percent(each * 100));
    return expected_on
      ? text.order(in30!, in90!, formats.day(expected_on))
      : text.unlikely(in30!, in90!);
  };
  const lines = [
    ...(order?.chance_30 != null && order.chance_90 !== null ? [ordering(order)] : []),
    ...warned(30, order?.chance_30),
    ...warned(90, order?.chance_90),
    ...(order?.overdue_days ? [text.overdue(formats.count(order.overdue_days))] : []),
    ...products.map(each =>
      text.product(
        each.item_name ? `${each.item_name} (${each.item})` : each.item!,
        each.antecedent_name ? `${each.antecedent_name} (${each.antecedent})` : each.antecedent!,
      ),
    ),
    ...due.map(each =>
      text.renewal(words.next.kind[each.kind], each.reference, formats.day(each.due_on)),
    ),
  ];
  if (lines.length === 0) return null;
  const href = link({customer: undefined, months: undefined, month: undefined}, '/next');
  return html`<section aria-labelledby="next"><h2 id="next"><a href="${href}">${text.title}</a></h2>
<ul>${lines.map(line => html`<li><bdi>${line}</bdi></li>`)}</ul></section>`;
}
