import {type AnyColumns, or, some} from './any_columns.ts';

const customer = some('K1', 'K2', 'K3');
const invoice = some('R1', 'R2', 'R3', 'R4', 'R5');
const day = some(
  '2024-12-31',
  '2025-02-10',
  '2025-11-30',
  '2026-01-15',
  '2026-02-03',
  '2026-03-01',
);
const amount = some('100', '250.55', '1000', '-30', '-100');

/** Rows of entities that take something off revenue, whose values meet each other. */
export const deductions: AnyColumns = {
  customers: {customer_id: customer, group_id: or(some('G', 'K3'))},
  customer_relations: {
    customer_id: customer,
    role: some('group', 'account'),
    related_id: some('G', 'K1', 'K2'),
    valid_from: some('2024-01-01', '2025-06-01'),
    valid_to: or(some('2026-01-01')),
  },
  rebate_agreements: {
    agreement_id: some('B', 'C'),
    from_revenue: some('0', '300', '1500'),
    rate: some('0.01', '0.02', '0.0333'),
    kind: some('', 'bonus', 'skonto'),
    customer_id: or(customer),
    group_id: or(some('G')),
    valid_from: some('2024-10-01', '2025-10-01'),
    valid_to: or(some('2026-01-31')),
  },
  rebate_accruals: {
    accrual_id: some('A1', 'A2'),
    posted_on: day,
    kind: some('accrual', 'settlement'),
    amount: some('5', '7'),
    agreement_id: some('B', 'Z', 'Z', 'Z'),
  },
  invoice_lines: {
    invoice_id: invoice,
    line: some('1', '2'),
    kind: some('', 'credit_note', 'down_payment', 'cancellation'),
    customer_id: or(customer),
    invoiced_on: day,
    quantity: some('1'),
    net_amount: amount,
    tax_amount: or(some('19', '47.60')),
    product_cost: or(some('40', '7.77')),
    corrects_invoice_id: or(invoice),
    credit_reason: or(some('bonus', 'price')),
    list_amount: or(some('120', '300')),
    service_to: or(some('2026-02-28')),
    service_from: or(some('2025-12-15')),
    order_id: or(some('O1', 'O2')),
    order_line: or(some('1', '2')),
  },
  order_lines: {
    order_id: some('O1', 'O2'),
    line: some('1', '2'),
    ordered_on: day,
    customer_id: or(customer),
    quantity: some('1'),
    list_amount: or(some('240', '300')),
    customer_discount: or(some('12', '33.30')),
    project_discount: or(some('4.44')),
    net_amount: amount,
  },
  payments: {
    payment_id: some('Z1', 'Z2', 'Z3'),
    line: some('1', '2'),
    paid_on: day,
    customer_id: or(customer),
    invoice_id: or(invoice),
    amount: amount,
    skonto_amount: or(some('2', '4.76')),
    currency: some('', '', 'CHF'),
    receivable_id: or(some('F1', 'F2')),
  },
  receivables: {
    receivable_id: some('F1', 'F2', 'F3'),
    posted_on: day,
    invoice_id: or(invoice),
    customer_id: or(customer),
    amount: some('119', '300'),
    cleared_on: or(day),
  },
  exchange_rates: {currency: some('CHF'), valid_from: day, rate: some('1.1', '0.9')},
  ledger_entries: {
    document: some('R1', 'R2', 'R3', 'Z1', 'M1'),
    line: some('1', '2'),
    posted_on: day,
    account: some('4400', '5000'),
    account_kind: some('revenue', 'revenue', 'product_cost', 'operating_cost'),
    amount: some('-100', '-250.55', '40', '2'),
  },
};
