import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {sharedData, testWithData} from '../shared_data.ts';
import {type Hazard, hazards} from './hazards.ts';
import {type Outcome, outcomes} from './outcome.ts';

const outcomeOf = await outcomes();
const folder = sharedData('corpora', 'dach-hazards');

const centsOf = ({rows}: Outcome) =>
  rows.reduce((sum, row) => sum + Math.round(Number(row.umsatz) * 100), 0);

function hold(outcome: Outcome, hazard: Hazard): void {
  if (hazard.rejected !== undefined) {
    expect(outcome.rejected).toContain(hazard.rejected);
    return;
  }
  expect(outcome.rejected).toBeUndefined();
  expect(outcome.quarantine.map(({line, reason}) => [line, reason])).toEqual(
    Object.entries(hazard.quarantined ?? {}).map(([line, reason]) => [Number(line), reason]),
  );
  expect(outcome.rows).toHaveLength(hazard.loaded!);
  expect(outcome.duplicates).toBe(hazard.duplicates ?? 0);
  if (hazard.cents !== undefined) expect(centsOf(outcome)).toBe(hazard.cents);
  if (hazard.ids) expect(outcome.rows.map(row => row.kundennr)).toEqual(hazard.ids);
  if (hazard.values) {
    const [column, values] = hazard.values;
    expect(outcome.rows.map(row => row[column])).toEqual(values);
  }
  if (hazard.warning) expect(outcome.warnings.join()).toContain(hazard.warning);
  else expect(outcome.warnings).toEqual([]);
}

describe('the dirt of German exports comes out as declared', () => {
  test.each(Object.entries(hazards))('%s', async (name, hazard) => {
    hold(await outcomeOf(name, hazard.content, hazard.settings ?? {}, hazard), hazard);
  });
});

interface Expected {
  rows?: number;
  sum_cents?: number;
  ids?: string[];
  names?: string[];
  accepted?: number;
  quarantined?: number;
  sum_cents_accepted?: number;
  reject?: string;
}

describe('the corpus of such exports comes out as its owners expect', () => {
  const path = join(folder, 'expected.json');
  const expected: Record<string, Expected> = existsSync(path)
    ? JSON.parse(readFileSync(path, 'utf8'))
    : {};

  testWithData(folder, 'every file of it has a hazard of ours beside it', () => {
    expect(Object.keys(hazards)).toEqual(Object.keys(expected));
  });

  for (const [name, hazard] of Object.entries(hazards)) {
    testWithData(folder, name, async () => {
      const content = readFileSync(join(folder, name));
      const outcome = await outcomeOf(name, content, hazard.settings ?? {}, hazard);
      hold(outcome, hazard);
      const {rows, sum_cents, ids, names, accepted, quarantined, ...told} = expected[name]!;
      const all = outcome.rows.length + outcome.quarantine.length + outcome.duplicates;
      if (told.reject) expect(outcome.rejected).toBeDefined();
      if (rows) expect(all).toBe(rows);
      if (sum_cents) expect(centsOf(outcome)).toBe(sum_cents);
      if (ids) expect(outcome.rows.map(row => row.kundennr)).toEqual(ids);
      if (names) expect(outcome.rows.map(row => row.name)).toEqual(names);
      if (accepted !== undefined) expect(outcome.rows).toHaveLength(accepted);
      if (quarantined !== undefined) expect(outcome.quarantine).toHaveLength(quarantined);
      if (told.sum_cents_accepted) expect(centsOf(outcome)).toBe(told.sum_cents_accepted);
    });
  }
});
