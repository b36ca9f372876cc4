import {type AnyColumns, or, some} from './any_columns.ts';

const customer = or(some('K1', 'K2', 'K3'));
const day = some('2024-12-31', '2025-02-10', '2025-11-30', '2026-01-15', '2026-02-03');
const minutes = or(some('10', '25', '0'));

/** Rows that cause work, and what the people who do it cost and can do. */
export const work: AnyColumns = {
  customers: {customer_id: some('K1', 'K2', 'K3'), segment: some('A', 'B')},
  ledger_entries: {
    document: some('L1', 'L2', 'L3', 'L4'),
    line: some('1', '2'),
    posted_on: day,
    period: some('', '', '13'),
    account: some('6020', '6100', '5880'),
    account_kind: some('operating_cost', 'operating_cost', 'product_cost'),
    cost_centre: or(some('2100', '2200')),
    amount: some('100', '333.33', '1000', '-40'),
  },
  capacity: {
    cost_centre: some('2100', '2200'),
    month: some('2024-12-01', '2025-02-01', '2025-11-01', '2026-01-01', '2026-02-01'),
    minutes: some('100', '250', '0'),
  },
  plan_entries: {
    plan_entry_id: some('1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'),
    version: some('Budget'),
    month: some('2025-10-01', '2025-11-01', '2026-01-01', '2026-02-01'),
    measure: some('cost'),
    amount: some('90', '500'),
    cost_centre: some('2100', '2200'),
  },
  interactions: {
    interaction_id: some('I1', 'I2', 'I3', 'I4', 'I5'),
    kind: some('visit', 'call', 'call'),
    happened_on: day,
    customer_id: customer,
    minutes,
    minutes_source: or(some('measured', 'estimated')),
  },
  order_lines: {
    order_id: some('O1', 'O2', 'O3'),
    line: some('1', '2', '3'),
    ordered_on: day,
    customer_id: customer,
    product_id: some('P1', 'P2'),
    channel: or(some('web', 'phone')),
    quantity: some('1'),
    net_amount: some('10', '200'),
  },
  products: {product_id: some('P1', 'P2'), product_group: some('parts', 'machines')},
  invoice_lines: {
    invoice_id: some('R1', 'R2', 'R3'),
    line: some('1', '2'),
    customer_id: customer,
    invoiced_on: day,
    quantity: some('1'),
    net_amount: some('100', '250.55', '-30'),
    product_cost: or(some('40', '7.77')),
    product_id: or(some('P1', 'P2', 'P3')),
    order_id: or(some('O1', 'O2', 'O4')),
    service_from: or(some('2026-01-01')),
    service_to: or(some('2026-03-31')),
  },
};

/** Each method once, a cost centre that two pools share, and rates of the year or of the month. */
export const workCosts = (rates: 'year' | 'month') => `
rates: ${rates}
steps: {contribution_2: {title: {de: Auftrag, en: Order}}}
pools:
  sales:
    title: {de: Vertrieb, en: Sales}
    cost: [{cost_centres: ["21*"], accounts: ["6*"], share: 60}]
    activities:
      order:
        {title: {de: Auftrag, en: Order}, step: contribution_2, driver: fct_order,
         where: "product_group = 'parts'",
         minutes: [{valid_from: 2024-01, value: 5 + 3 * lines}, {valid_from: 2025-11, value: 4}]}
      contact:
        {title: {de: Kontakt, en: Contact}, step: profit, driver: fct_interaction,
         minutes: "coalesce(minutes, 12)", measured: minutes_source = 'measured'}
  handling:
    title: {de: Abwicklung, en: Handling}
    method: rate_based
    cost: [{cost_centres: ["2*"], accounts: ["6*"], share: 40}, {accounts: ["588*"]}]
    activities:
      invoice:
        {title: {de: Rechnung, en: Invoice}, step: contribution_2, driver: fct_invoice_line, share: 33.3}
      call:
        {title: {de: Anruf, en: Call}, step: contribution_2, driver: fct_interaction,
         where: kind = 'call', share: 50}
  leading:
    title: {de: Leitung, en: Leading}
    method: process
    cost: [{cost_centres: ["2200"], accounts: ["6*"], share: 60}]
    activities:
      visit:
        {title: {de: Besuch, en: Visit}, step: profit, driver: fct_interaction,
         where: kind = 'visit', share: 80}
      lead: {title: {de: Führen, en: Lead}, step: profit, share: 20}
`;
