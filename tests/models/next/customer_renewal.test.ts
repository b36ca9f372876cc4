import {describe, expect, test} from 'vitest';
import type {Row} from '../../../warehouse/database.ts';
import {smallWorld} from '../../small_world.ts';

const contract = (subscription_id: string, started_on: string, more: Row = {}): Row => ({
  subscription_id,
  customer_id: 'K',
  started_on,
  mrr: 100,
  billing: 'yearly',
  ...more,
});

async function renewals(subscriptions: Row[], machines: Row[] = [], asOf = '2026-06-15') {
  const world = await smallWorld(asOf);
  await world.given('stg_subscriptions', subscriptions);
  await world.given('stg_installed_base', machines);
  const rows = await world.build('customer_renewal');
  world.close();
  for (const value of rows.flatMap(row => Object.values(row)))
    if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
  return Object.fromEntries(rows.map(row => [String(row.reference), row]));
}

test('contracts go on when their term is over, unless somebody said no', async () => {
  const found = await renewals([
    contract('yearly', '2024-09-01'),
    contract('quarterly', '2026-01-10', {billing: 'quarterly'}),
    contract('monthly', '2026-06-01', {billing: 'monthly'}),
    contract('noticed', '2026-05-01', {notice_until: '2026-09-30', billing: 'quarterly'}), // not in August
    contract('cancelled', '2025-10-01', {cancelled_on: '2026-05-01'}),
    contract('ends', '2025-10-01', {ended_on: '2026-08-31'}),
    contract('trial', '2026-06-01', {trial: true, mrr: 0, billing: 'monthly'}),
    contract('over', '2025-01-01', {ended_on: '2026-02-28'}),
    contract('to come', '2026-07-01'),
  ]);
  expect(Object.keys(found).sort()).toEqual(
    ['cancelled', 'ends', 'monthly', 'noticed', 'quarterly', 'trial', 'yearly'].sort(),
  );
  expect(found.yearly).toMatchObject({kind: 'renewal', due_on: '2026-09-01', term_months: 12});
  expect(found.quarterly).toMatchObject({due_on: '2026-07-10', term_months: 3});
  expect(found.monthly).toMatchObject({due_on: '2026-07-01', term_months: 1});
  expect(found.noticed).toMatchObject({kind: 'renewal', due_on: '2026-11-01'});
  expect(found.cancelled).toMatchObject({kind: 'contract_end', due_on: '2026-10-01', chance: 0});
  expect(found.ends).toMatchObject({kind: 'contract_end', due_on: '2026-09-01', term_months: null});
  expect(found.trial).toMatchObject({kind: 'trial_end', due_on: '2026-07-01'});
  expect(Number(found.yearly!.value)).toBe(1200);
});

test('the chance is that of contracts of the tier in the last year, of few with everybody’s', async () => {
  const tier = (name: string, kept: number, lost: number) => [
    ...Array.from({length: kept}, (_, at) => contract(`${name}${at}`, '2025-01-01', {tier: name})),
    ...Array.from({length: lost}, (_, at) =>
      contract(`${name} lost ${at}`, '2025-01-01', {tier: name, ended_on: '2026-01-15'}),
    ),
  ];
  const found = await renewals([
    ...tier('Basic', 30, 10),
    ...tier('Premium', 10, 0),
    contract('new', '2026-05-01', {tier: 'Gold', billing: 'monthly'}),
    contract('too late', '2025-08-01', {notice_until: '2026-05-01', tier: 'Basic'}),
  ]);
  const usual = 40 / 50;
  const basic = (30 + 10 * usual) / 50;
  expect(found.Basic0!.chance).toBeCloseTo(basic, 12);
  expect(found.Premium0!.chance).toBeCloseTo((10 + 10 * usual) / 20, 12);
  expect(found['too late']!.chance).toBe(1); // nobody has cancelled it in time
  expect(found.new!.chance).toBeCloseTo(usual ** (1 / 12), 12);
  expect(Number(found.Basic0!.expected_value)).toBeCloseTo(1200 * basic, 3);
});

test('who had said no a year ago tells nothing of who has not', async () => {
  const found = await renewals([
    ...Array.from({length: 20}, (_, at) => contract(`stays${at}`, '2024-01-01', {tier: 'Basic'})),
    contract('leaves', '2024-01-01', {
      tier: 'Basic',
      ended_on: '2025-12-31',
      cancelled_on: '2025-09-30',
    }),
    contract('told', '2024-01-01', {
      tier: 'Basic',
      ended_on: '2025-12-31',
      cancelled_on: '2025-05-31',
    }),
  ]);
  expect(found.stays0!.chance).toBeCloseTo((20 + 10 * (20 / 21)) / 31, 12);
});

test('machines are due for service, or soon without a warranty', async () => {
  const machine = (installed_id: string, more: Row) => ({
    installed_id,
    customer_id: 'M',
    commissioned_on: '2024-01-01',
    ...more,
  });
  const found = await renewals(
    [contract('care', '2026-01-01')],
    [
      machine('soon', {next_service_on: '2026-07-01'}),
      machine('late', {next_service_on: '2026-03-01', customer_id: 'K'}),
      machine('forgotten', {next_service_on: '2024-03-01'}),
      machine('warm', {warranty_until: '2026-12-31'}),
      machine('covered', {warranty_until: '2026-12-31', customer_id: 'K'}),
      machine('gone', {next_service_on: '2026-07-01', retired_on: '2026-01-01'}),
      machine('theirs', {next_service_on: '2026-07-01', is_own: false}),
    ],
  );
  expect(Object.keys(found).sort()).toEqual(['care', 'covered', 'late', 'soon', 'warm']);
  expect(found.soon).toMatchObject({kind: 'service', has_contract: false, value: null});
  expect(found.late).toMatchObject({kind: 'service', due_on: '2026-03-01', has_contract: true});
  expect(found.warm).toMatchObject({kind: 'warranty_end', due_on: '2027-01-01'});
  expect(Number(found.warm!.value)).toBe(1200);
  expect(found.covered!.value).toBeNull();
  expect(found.care).toMatchObject({kind: 'renewal', chance: null, expected_value: null});
});

test('without contracts and machines nothing falls due', async () => {
  expect(await renewals([])).toEqual({});
});

describe('how well renewals were foretold', () => {
  const of = (name: string, count: number, more: Row = {}) =>
    Array.from({length: count}, (_, at) =>
      contract(`${name}${at}`, '2023-03-01', {tier: name, ...more}),
    );

  async function trial(subscriptions: Row[], asOf = '2026-06-15') {
    const world = await smallWorld(asOf);
    await world.given('stg_subscriptions', subscriptions);
    const rows = await world.build('customer_renewal_quality');
    world.close();
    return Object.fromEntries(rows.map(row => [String(row.tier), row]));
  }

  test('is tried on terms that ended in the last year, by the rates of the year before', async () => {
    const found = await trial([
      /* In the year before May 2025, 10 of 40 ended; since then, 6 of the 30 that were left. */
      ...of('Basic', 24),
      ...of('Basic early ', 10, {tier: 'Basic', ended_on: '2025-02-28'}),
      ...of('Basic late ', 6, {tier: 'Basic', ended_on: '2026-02-28', cancelled_on: '2025-12-01'}),
      /* Somebody had said so already: nothing was to be foretold. */
      ...of('Basic told ', 5, {tier: 'Basic', ended_on: '2026-02-28', cancelled_on: '2025-04-01'}),
      contract('trial', '2025-05-20', {trial: true, mrr: 0, billing: 'monthly'}),
    ]);
    const usual = 35 / 45;
    const chance = (35 + 10 * usual) / 55;
    expect(found.Basic).toMatchObject({
      as_of: '2025-05-31',
      contracts: 30,
      renewed: 24,
      reason: null,
    });
    expect(found.Basic!.foretold_contracts).toBeCloseTo(30 * chance, 6);
    expect(found.Basic!.renewed_share).toBe(0.8);
    expect(found.Basic!.renewed_low).toBeCloseTo(0.6269, 4); // Wilson
    expect(found.Basic!.brier).toBeCloseTo(0.8 * (1 - chance) ** 2 + 0.2 * chance ** 2, 6);
    expect(found.Basic!.brier_of_base_rate).toBeCloseTo(0.16, 12);
    expect(found.null).toMatchObject({contracts: 30, renewed: 24});
  });

  test('a monthly contract is tried on its first end, another price is no end', async () => {
    const found = await trial([
      ...of('Basic', 20, {billing: 'monthly'}),
      ...of('Basic gone ', 20, {tier: 'Basic', billing: 'monthly', ended_on: '2024-12-31'}),
      contract('dearer', '2024-01-01', {billing: 'yearly', ended_on: '2025-08-31'}),
      contract('dearer', '2025-09-01', {billing: 'yearly', mrr: 120}),
    ]);
    const rate = (20 + 10 * (21 / 41)) / 50;
    expect(found.Basic).toMatchObject({contracts: 20, renewed: 20, renewed_share: 1});
    expect(found.Basic!.foretold_contracts).toBeCloseTo(20 * rate ** (1 / 12), 6);
    expect(found.null).toMatchObject({contracts: 21, renewed: 21});
  });

  test('needs contracts, and two years of them', async () => {
    expect(await trial([])).toMatchObject({
      null: {contracts: 0, reason: 'no_contract', brier: null},
    });
    const young = of('Basic', 20, {started_on: '2025-09-01'});
    expect(await trial(young)).toMatchObject({null: {reason: 'short_history', as_of: null}});
  });
});
