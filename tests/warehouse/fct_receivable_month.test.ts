import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {Row} from '../../warehouse/database.ts';
import {smallWorld} from '../small_world.ts';

/** Two instalments of an invoice of 1,000, due in March and April. */
const instalment = (receivable_id: string, due_on: string, more: Row = {}): Row => ({
  receivable_id,
  posted_on: '2026-03-01',
  invoice_id: 'R',
  customer_id: 'K1',
  due_on,
  amount: 500,
  ...more,
});
const march = (more: Row = {}) => instalment('OP1', '2026-03-31', more);
const april = (more: Row = {}) => instalment('OP2', '2026-04-30', more);

const payment = (paid_on: string, amount: number, more: Row = {}): Row => ({
  payment_id: `Z${paid_on}`,
  line: 1,
  paid_on,
  customer_id: 'K1',
  invoice_id: 'R',
  amount,
  ...more,
});

/** What is open at the ends of March, April and May, item by item. */
async function open(items: Row[], payments: Row[]): Promise<Record<string, number[]>> {
  const {given, build, close} = await smallWorld('2026-05-31');
  await given('stg_deliveries', [{delivery_id: 'L1', delivered_on: '2026-03-01'}]);
  await given('stg_receivables', items);
  await given('stg_payments', payments);
  const rows = await build('fct_receivable_month');
  close();
  return Object.fromEntries(
    items.map(({receivable_id}) => [
      receivable_id,
      ['2026-03-01', '2026-04-01', '2026-05-01'].map(month =>
        Number(
          rows.find(row => row.receivable_id === receivable_id && String(row.month) === month)
            ?.open_amount ?? 0,
        ),
      ),
    ]),
  );
}

test('instalments are paid one after the other, the oldest due first', async () => {
  const first = payment('2026-03-30', 500);
  const second = payment('2026-04-29', 490, {skonto_amount: 10});
  expect(await open([april(), march()], [first])).toEqual({OP1: [0, 0, 0], OP2: [500, 500, 500]});
  expect(await open([march(), april()], [first, second])).toEqual({
    OP1: [0, 0, 0],
    OP2: [500, 0, 0],
  });
  expect(await open([march(), april()], [payment('2026-04-02', 700)])).toEqual({
    OP1: [500, 0, 0],
    OP2: [500, 300, 300],
  });
});

test('the last instalment takes what is paid too much, and gives it back', async () => {
  expect(
    await open([march(), april()], [payment('2026-03-30', 1200), payment('2026-05-02', -300)]),
  ).toEqual({OP1: [0, 0, 0], OP2: [-200, -200, 100]});
});

test('a payment that names an item, and an item that is cleared, leave the rest to the others', async () => {
  const paid = payment('2026-03-30', 500);
  expect(
    await open([march(), april()], [paid, payment('2026-04-29', 500, {receivable_id: 'OP1'})]),
  ).toEqual({OP1: [500, 0, 0], OP2: [0, 0, 0]});
  expect(await open([march(), april({cleared_on: '2026-03-30'})], [paid])).toEqual({
    OP1: [500, 500, 500],
    OP2: [0, 0, 0],
  });
});

test('what is written off is not paid any more by what comes later', async () => {
  const payments = [payment('2026-03-30', 100), payment('2026-05-20', 500)];
  const written_off_on = '2026-04-15';
  expect(await open([march({written_off_on}), april()], payments)).toEqual({
    OP1: [400, 0, 0],
    OP2: [500, 500, 0],
  });
  expect(await open([march({written_off_on, written_off_amount: 250}), april()], payments)).toEqual(
    {OP1: [400, 150, 0], OP2: [500, 500, 150]},
  );
});

test('a credit among the items is set off with the first payment; a credit note is paid back', async () => {
  const credit = instalment('OP3', '2026-03-31', {amount: -100});
  expect(await open([march(), credit], [payment('2026-04-29', 400)])).toEqual({
    OP1: [500, 0, 0],
    OP3: [-100, 0, 0],
  });
  expect(
    await open([march({amount: -500}), april({amount: -500})], [payment('2026-04-29', -600)]),
  ).toEqual({OP1: [-500, 0, 0], OP2: [-500, -400, -400]});
});

const cents = fc.integer({min: 1, max: 90_000}).map(n => n / 100);

test('whatever is paid, the items of an invoice have open what is open of it, and none is below zero before all are paid', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(cents, {minLength: 1, maxLength: 5}),
      fc.array(cents, {maxLength: 5}),
      async (amounts, paid) => {
        const items = amounts.map((amount, at) =>
          instalment(`OP${at}`, `2026-0${9 - at}-15`, {amount}),
        );
        const payments = paid.map((amount, at) => payment(`2026-03-${10 + at}`, amount));
        const [last = [], ...others] = Object.values(await open(items, payments));
        const sum = (numbers: number[]) => numbers.reduce((a, b) => a + Math.round(b * 100), 0);
        expect(sum([last[0] ?? 0, ...others.map(each => each[0] ?? 0)])).toBe(
          sum(amounts) - sum(paid),
        );
        expect(others.every(each => (each[0] ?? 0) >= 0)).toBe(true);
      },
    ),
    {numRuns: 15},
  );
}, 60_000);
