import {describe, expect, test} from 'vitest';
import type {Row} from '../../../warehouse/database.ts';
import {smallWorld} from '../../small_world.ts';

type Fate = 'won' | 'lost' | null;

/** An opportunity that is at `offer` from its opening on, and decided so many days later. */
const opportunity = (
  id: string,
  opened_on: string,
  days: number,
  outcome: Fate,
  more: Row = {},
) => ({
  opportunity_id: id,
  opened_on,
  stage: 'offer',
  amount: 1000,
  probability: 0.5,
  closed_on: outcome && Temporal.PlainDate.from(opened_on).add({days}).toString(),
  outcome,
  ...more,
});

const stageOf = (row: Row, more: Row = {}): Row => ({
  opportunity_id: row.opportunity_id!,
  entered_on: row.opened_on!,
  stage: 'offer',
  amount: row.amount ?? null,
  probability: row.probability ?? null,
  ...more,
});

async function worldOf(opportunities: Row[], stages = opportunities.map(each => stageOf(each))) {
  const world = await smallWorld('2026-12-15');
  await world.given('stg_opportunities', opportunities);
  await world.given('stg_opportunity_stages', stages);
  return world;
}

/** Twelve that were decided in 2026 after 50 days, of which one in three was won, each with 1,000. */
const decided = Array.from({length: 12}, (_, at) =>
  opportunity(`D${at}`, `2026-0${1 + (at % 3)}-15`, 50, at % 3 === 0 ? 'won' : 'lost'),
);

describe('the pipeline', () => {
  test('is worth its amounts by the share of the value that was won from each stage', async () => {
    const world = await worldOf([...decided, opportunity('O1', '2026-12-01', 0, null)]);
    const [forecast] = await world.build('opportunity_forecast');
    /* Each was open at two month ends; those of January were won. */
    const [rate] = await world.db.rows<Row>(
      `select * from int_stage_rate where stage = 'offer' and as_of = date '2026-12-15'`,
    );
    const monthEnds = await world.db.rows<{won: boolean; n: number}>(`select is_won as won,
        count(*) as n from int_open_opportunity where is_won is not null group by 1 order by 1`);
    const [lost, won] = monthEnds.map(({n}) => n) as [number, number];
    expect([lost, won]).toEqual([8 * 2, 4 * 2]);
    const usual = won / (won + lost);
    const weight = (won + lost) / 12;
    expect(rate).toMatchObject({decided: 12, won: 4});
    expect(rate!.hit_rate).toBeCloseTo(
      (won + 20 * weight * usual) / (won + lost + 20 * weight),
      12,
    );
    expect(Number(forecast!.expected_amount)).toBeCloseTo(1000 * usual, 3);
    world.close();
  });

  test('what passes a stage fast counts for the days on which it stood there', async () => {
    /* Ten are won within the month in which they come, and so are at no month's end; ten stay and are lost. */
    const fast = Array.from({length: 10}, (_, at) =>
      opportunity(`F${at}`, '2026-03-05', 20, 'won'),
    );
    const slow = Array.from({length: 10}, (_, at) =>
      opportunity(`S${at}`, '2026-03-05', 60, 'lost'),
    );
    const world = await worldOf([...fast, ...slow, opportunity('O1', '2026-12-01', 0, null)]);
    expect(await world.build('pipeline_stage')).toMatchObject([
      {stage: 'offer', opportunities: 1, decided: 10, won: 0, hit_rate: 0, sales_probability: 0.5},
    ]);
    world.close();
  });

  test('months add up to the whole, and bounds enclose them', async () => {
    const now = ['O1', 'O2'].map(id => opportunity(id, '2026-12-01', 0, null, {amount: 5000}));
    const world = await worldOf([...decided, ...now]);
    const months = await world.build('sales_forecast');
    const [stage] = await world.build('pipeline_stage');
    const sum = (column: string) => months.reduce((so, row) => so + Number(row[column]), 0);
    expect(sum('expected_amount')).toBeCloseTo(Number(stage!.expected_amount), 2);
    expect(sum('sales_amount')).toBeCloseTo(5000, 2);
    expect(sum('opportunities')).toBeCloseTo(2 * Number(stage!.hit_rate), 5);
    expect(months.every(row => String(row.month) >= '2026-12-01')).toBe(true);
    world.close();
  });

  test('a forecast of the past knows only what was known then', async () => {
    const early = Array.from({length: 12}, (_, at) =>
      opportunity(`E${at}`, '2025-01-15', 100, at % 2 ? 'won' : 'lost'),
    );
    const later = Array.from({length: 6}, (_, at) =>
      opportunity(`L${at}`, '2026-01-15', 200, 'lost'),
    );
    const world = await worldOf([...early, ...later]);
    const tried = await world.build('sales_forecast_quality');
    const march = tried.find(row => row.as_of === '2026-03-31');
    /* Half of the value of 2025 was won; that all of these would be lost nobody knew. */
    expect(march).toMatchObject({opportunities: 6, is_within: false});
    expect(Number(march!.expected_amount)).toBeCloseTo(3000, 3);
    expect([march!.won_amount, march!.open_amount, march!.sales_amount].map(Number)).toEqual([
      0, 0, 3000,
    ]);
    /* Each is won or not, and the rate itself is an estimate: 32 times 3,000 weigh as much as they and as 20 more. */
    const rateError = Math.sqrt((12 * 3000 ** 2 + 20 * 3000 ** 2) * 0.25) / (32 * 3000);
    const margin = 1.2815515655 * Math.sqrt(6 * 0.25 * 1000 ** 2 + (rateError * 6000) ** 2);
    expect(Number(march!.amount_low)).toBeCloseTo(3000 - margin, 2);
    expect(Number(march!.amount_high)).toBeCloseTo(3000 + margin, 2);
    world.close();
  });

  test('few that are decided, no amounts, no stages and nothing at all have a reason or no row', async () => {
    const few = await worldOf([...decided.slice(0, 5), opportunity('O1', '2026-12-01', 0, null)]);
    expect(await few.build('opportunity_forecast')).toMatchObject([
      {opportunity_id: 'O1', hit_rate: null, expected_amount: null, reason: 'too_few_decided'},
    ]);
    expect(await few.build('sales_forecast')).toEqual([]);
    expect(await few.build('pipeline_stage')).toMatchObject([{hit_rate: null, opportunities: 1}]);
    few.close();

    const bare = {amount: null, probability: null, stage: null};
    const now = [
      opportunity('O1', '2026-12-01', 0, null, bare),
      opportunity('O2', '2026-12-01', 0, null, {stage: null}),
    ];
    const unstaged = await worldOf([...decided, ...now], []);
    expect(await unstaged.build('opportunity_forecast')).toMatchObject([
      {opportunity_id: 'O1', stage: 'unknown', reason: 'no_amount'},
      {opportunity_id: 'O2', stage: 'unknown', reason: null, expected_amount: expect.anything()},
    ]);
    unstaged.close();

    const none = await worldOf([]);
    for (const each of ['opportunity_forecast', 'sales_forecast', 'pipeline_stage'])
      expect(await none.build(each)).toEqual([]);
    expect(await none.build('sales_forecast_quality')).toEqual([]);
    none.close();
  });
});
