import {expect, test} from 'vitest';
import {randomStreams} from '../../../examples/musterwerk/generator/world/random.ts';
import type {Row} from '../../../warehouse/database.ts';
import {smallWorld} from '../../small_world.ts';

const monthEnd = (number: number) =>
  Temporal.PlainDate.from('2024-01-01').add({months: number}).subtract({days: 1}).toString();

const trialOf = async (given: Record<string, Row[]>, stream: string) => {
  const world = await smallWorld('2026-12-31');
  for (const [table, rows] of Object.entries(given)) await world.given(table, rows);
  const trials = await world.build('int_stream_trial');
  const quality = await world.build('lifetime_value_quality');
  world.close();
  return {
    ...trials.find(each => each.stream === stream),
    quality: quality.find(each => each.stream === stream),
  } as Row & {quality: Row};
};

test('contracts: the last twelve of 36 months are foretold from what ended before', async () => {
  /* C0 to C2 end after 10 months, C3 in month 29; the others go on. */
  const stg_subscriptions = Array.from({length: 30}, (_, at) => ({
    subscription_id: `C${at}`,
    customer_id: `K${at}`,
    started_on: '2024-01-01',
    ended_on: at < 3 ? monthEnd(10) : at === 3 ? monthEnd(29) : null,
    mrr: 100,
  }));
  const trial = await trialOf({stg_subscriptions}, 'contracts');
  const [survived, lost] = [27 * 23 + 3 * 9, 3];
  const r = (survived + 0.5) / (survived + lost + 1);
  const months = (r * (1 - r ** 12)) / (1 - r);
  expect(trial).toMatchObject({
    held_out_reason: null,
    held_out_months: 12,
    held_out_customers: 27,
    held_out_orders: 26 * 12 + 5,
    naive_orders: 27 * 12,
  });
  expect(trial.forecast_orders).toBeCloseTo(27 * months, 9);
  const error = Math.sqrt((26 * (12 - months) ** 2 + (5 - months) ** 2) / 27);
  expect(trial.error).toBeCloseTo(error, 9);
  expect(trial.naive_error).toBeCloseTo(Math.sqrt(49 / 27), 9);
  expect(trial.quality).toMatchObject({is_better_than_naive: error < Math.sqrt(49 / 27)});
});

test('contracts that have not shown enough before the held-out time say why', async () => {
  const stg_subscriptions = Array.from({length: 30}, (_, at) => ({
    subscription_id: `C${at}`,
    customer_id: `K${at}`,
    started_on: at === 0 ? '2024-01-01' : '2026-06-01',
    mrr: 100,
  }));
  expect(await trialOf({stg_subscriptions}, 'contracts')).toMatchObject({
    held_out_reason: 'too_few_customers',
    error: null,
  });
  expect(await trialOf({}, 'machines')).toMatchObject({held_out_reason: 'no_machine'});
});

test('machines: about as many are replaced by ours as were foretold', async () => {
  const random = randomStreams(4)('machines');
  const day = (months: number) =>
    Temporal.PlainDate.from('2024-01-01')
      .add({days: Math.round(months * 30.4375)})
      .toString();
  const stg_installed_base = Array.from({length: 900}, (_, at) => {
    const from = -90 + random() * 90;
    const until = from + 80 * (-Math.log(1 - random())) ** (1 / 3);
    const isGone = until < 35.9;
    return {
      installed_id: `M${at}`,
      customer_id: `K${at % 300}`,
      product_id: 'press',
      commissioned_on: day(from),
      retired_on: isGone && until > 0 ? day(until) : null,
      replaced_by: isGone && random() < 0.4 ? 'X' : null,
      until,
    };
  })
    .filter(({until}) => until > 0)
    .map(({until: _, ...each}) => each);
  const stg_invoice_lines = [
    {invoice_id: '1', line: 1, customer_id: 'K1', invoiced_on: '2024-01-01', net_amount: 1},
  ];
  const trial = await trialOf(
    {stg_invoice_lines, stg_products: [{product_id: 'press'}], stg_installed_base},
    'machines',
  );
  const ratio = Number(trial.forecast_orders) / Number(trial.held_out_orders);
  expect(ratio).toBeGreaterThan(0.75);
  expect(ratio).toBeLessThan(1.35);
  expect(Number(trial.error)).toBeLessThan(Number(trial.naive_error));
  expect(trial.quality).toMatchObject({is_better_than_naive: true});
});
