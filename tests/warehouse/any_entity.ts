import fc from 'fast-check';
import {contract} from '../../warehouse/entities/index.ts';
import type {Entity} from '../../warehouse/entity.ts';
import type {Field} from '../../warehouse/field.ts';

const some = <T>(...values: T[]) => fc.constantFrom(...values);

const days = ['2024-12-31', '2025-01-15', '2025-02-03', '2025-07-01', '2026-03-15'];
const months = ['2024-12-01', '2025-07-01', '2026-03-01'];

/** Things that rows of different entities mention, so that they meet. */
const shared: Record<string, string[]> = {
  customer_id: ['K1', 'K2', 'K3'],
  product_id: ['P1', 'P2'],
  invoice_id: ['R1', 'R2'],
  corrects_invoice_id: ['R1', 'R2'],
  group_id: ['K2', 'K3'],
  agreement_id: ['B1', 'B2'],
  order_id: ['O1', 'O2'],
  quote_id: ['Q1', 'Q2'],
  campaign_id: ['C1', 'C2'],
  contact_id: ['N1', 'N2'],
  receivable_id: ['F1', 'F2'],
  currency: ['EUR', 'CHF'],
};

function anyValue(name: string, {kind, words, range, isCustomer}: Field): fc.Arbitrary<string> {
  if (words) return some(...words);
  if (isCustomer) return some(...shared.customer_id!);
  if (shared[name]) return some(...shared[name]);
  if (name === 'month') return some(...months);
  if (kind === 'day') return some(...days);
  if (kind === 'moment') return some(...days.map(day => `${day} 10:30:00`));
  if (kind === 'yes_no') return some('true', 'false');
  if (kind === 'text') return some(`${name} 1`, `${name} 2`);
  const numbers = name === 'year' || name === 'fiscal_year' ? ['2025', '2026'] : ['1', '2'];
  return kind === 'integer' || range ? some(...numbers) : some('1', '2.5', '-3', '100');
}

/** Rows of an entity as CSV, which break its rules now and then, but never for a wrong type. */
function tableOf({fields}: Entity): fc.Arbitrary<string> {
  const names = Object.keys(fields);
  const cells = names.map(name => {
    const field = fields[name]!;
    const value = anyValue(name, field);
    return field.required ? value : fc.option(value, {nil: ''});
  });
  return fc
    .array(fc.tuple(...cells), {minLength: 1, maxLength: 5})
    .map(rows => `${[names, ...rows].map(row => row.join(',')).join('\n')}\n`);
}

/** Two files of every entity; each can come in a night, or not. */
export const anyFiles: Record<string, fc.Arbitrary<string>> = Object.fromEntries(
  contract.flatMap(entity => [
    [`${entity.name}-1.csv`, tableOf(entity)],
    [`${entity.name}-2.csv`, tableOf(entity)],
  ]),
);

/** The whole contract as streams of one system. */
export const anySources = JSON.stringify({
  erp: {
    expect: {rows: 0, rejected: 1},
    streams: Object.fromEntries(
      contract.map(({name, fields}) => [
        name,
        {
          files: `${name}-*.csv`,
          delivery: 'delta',
          entity: name,
          columns: Object.fromEntries(Object.keys(fields).map(column => [column, column])),
        },
      ]),
    ),
  },
});
