import {readdirSync, truncateSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {whichSnapshots} from '../../scorecard/differences/which_snapshots.ts';
import {writeFiles} from '../temporary_folder.ts';
import {aTrade} from './a_trade.ts';
import {kundenwert, temporaryFolder} from './command_line.ts';

describe('what changed since the night before', () => {
  test('is told in words, in rows and for programs, without the name of any person', async () => {
    const trade = await aTrade(3);
    const ids = trade.lived.map(({id}) => id);
    const diff = (...args: string[]) => kundenwert(['diff', ...trade.places, ...args]);

    const words = await diff();
    expect(words).toMatchObject({status: 0, stderr: ''});
    const [sentence, , before, after] = words.stdout.split('\n');
    expect(sentence).toMatch(/1 customer came.* Because of data \(erp\/kunden, erp\/rechnungen\)/);
    expect(before).toBe(`Before  ${ids[1]}, as of 2026-03-02`);
    expect(after).toBe(`After   ${ids[2]}, as of 2026-03-03`);
    expect(words.stdout).toContain('business date: 2026-03-02 → 2026-03-03');
    expect(words.stdout).toContain('rates: no rates in use');
    expect(words.stdout.trimEnd().split('\n').length).toBeLessThanOrEqual(60);

    const told = JSON.parse((await diff('--json')).stdout);
    expect(Object.keys(told)).toEqual([
      'summary',
      'differs',
      'snapshots',
      'currency',
      'scorecard',
      'closed',
      'customers',
      'totals',
      'restated_months',
      'other_months',
      'warnings',
      'causes',
      'tables',
      'not_compared',
    ]);
    expect(told).toMatchObject({summary: sentence, customers: {count: {before: 6, after: 7}}});

    const rows = await diff('--rows');
    expect(rows.stdout).toMatch(/^fct_invoice_line +1 +0 +0 +2 +3 +invoice_id, line$/m);

    const table = await diff('--table', 'fct_invoice_line');
    expect(table.stdout).toMatch(
      /^fct_invoice_line: 1 row came, 0 went, 0 changed\n\+ .*customer_id=K2 .*net_amount=3.2500/,
    );
    const one = await diff(ids[0]!, ids[2]!, '--table', 'fct_invoice_line', '--limit', '1');
    expect(one.stdout).toContain('2 rows came');
    expect(one.stdout).toContain('… and 1 more row; --limit shows more');

    const all = [words, rows, table, one].map(each => each.stdout).join('\n');
    expect(all + JSON.stringify(told)).not.toMatch(/Anna|Beispiel|@example/);
  }, 120_000);

  test('is nothing where nothing came', async () => {
    const trade = await aTrade(1);
    await trade.refresh(0);
    const {status, stdout} = await kundenwert(['diff', ...trade.places]);
    expect(status).toBe(0);
    expect(stdout.split('\n')[0]).toBe('No difference.');
    const rows = await kundenwert(['diff', ...trade.places, '--table', 'dim_customer']);
    expect(rows.stdout).toBe('dim_customer: 0 rows came, 0 went, 0 changed\n');
  }, 120_000);
});

describe('which two snapshots are meant', () => {
  /* Two were built for the second day; the newest was built on the first. */
  const ids = ['20260302T013000Z-aaaa', '20260303T013000Z-bbbb', '20260303T093000Z-cccc'];
  const days = ['2026-03-01', '2026-03-02', '2026-03-02'];

  function three(builtOn = ids[0], published = ids[2]): string {
    const data = temporaryFolder();
    for (const [n, id] of ids.entries()) {
      const manifest = {
        id,
        company: 'Small World GmbH',
        built_at: '2026-03-03T02:30:00.000Z',
        business_date: days[n],
        seconds: 1,
        tables: [],
        warnings: [],
        rows_quarantined: 0,
        failed_streams: [],
        built_on: builtOn,
      };
      writeFiles(data, {[`snapshots/${id}/manifest.json`]: JSON.stringify(manifest)});
    }
    return writeFiles(data, {current: `${published}\n`});
  }

  test('without a name: the published one, and the one it was built on', async () => {
    expect(await whichSnapshots(three())).toEqual({before: ids[0], after: ids[2]});
    const gone = three('20260301T013000Z-gone');
    expect(await whichSnapshots(gone)).toEqual({before: ids[1], after: ids[2]});
  });

  test('with one: that one, and the published one, be it older', async () => {
    expect(await whichSnapshots(three(), ['2026-03-01'])).toEqual({before: ids[0], after: ids[2]});
    const back = three(undefined, ids[0]);
    expect(await whichSnapshots(back, [ids[1]])).toEqual({before: ids[1], after: ids[0]});
  });

  test('an id may be shortened, and a day names the last snapshot of it', async () => {
    const names = ['2026-03-02', '20260302'];
    expect(await whichSnapshots(three(), names)).toEqual({before: ids[2], after: ids[0]});
  });

  test.each(['yesterday', '2026-02-31', '../../etc'])('%s is none, and says so', async name => {
    const asked = whichSnapshots(three(), [name]);
    await expect(asked).rejects.toThrow(`${name}: no snapshot that is kept has this id`);
    await expect(asked).rejects.toThrow(`  ${ids[0]}, as of 2026-03-01`);
    await expect(asked).rejects.toMatchObject({status: 2});
  });

  test('the beginning of several is none, and only these are listed', async () => {
    const asked = whichSnapshots(three(), ['20260303']);
    await expect(asked).rejects.toThrow('20260303: 2 snapshots begin like this');
    await expect(asked).rejects.not.toThrow(ids[0]!);
  });

  test('the oldest one has nothing before it', async () => {
    const asked = whichSnapshots(three('', ids[0]));
    await expect(asked).rejects.toThrow('there is nothing to compare with');
  });
});

describe('a question that cannot be answered', () => {
  test('says why, and what there is', async () => {
    const trade = await aTrade();
    const diff = (...args: string[]) => kundenwert(['diff', ...trade.places, ...args]);
    expect(await diff()).toMatchObject({status: 1});

    const first = await trade.night(0);
    const alone = await diff();
    expect(alone).toMatchObject({status: 1});
    expect(alone.stderr).toContain('there is nothing to compare with');

    const second = await trade.night(1);
    const unknown = await diff('yesterday');
    expect(unknown).toMatchObject({status: 2, stdout: ''});
    expect(unknown.stderr).toContain('yesterday: no snapshot that is kept has this id');

    const table = await diff('--table', 'fct_nothing');
    expect(table).toMatchObject({status: 2});
    expect(table.stderr).toContain('There are: ');
    expect(await diff('--limit', '5')).toMatchObject({status: 2});
    expect(await diff(second.id, '--table', 'dim_customer')).toMatchObject({status: 2});

    truncateSync(join(trade.data, 'snapshots', first.id, 'warehouse.duckdb'), 100);
    const damaged = await diff();
    expect(damaged).toMatchObject({status: 1});
    expect(damaged.stderr).toContain(`${first.id}: this snapshot cannot be opened`);
    expect(damaged.stderr).not.toMatch(/^\s+at /m);
  }, 120_000);

  test('makes no folder, and a snapshot without its persons is compared like any other', async () => {
    const folder = temporaryFolder();
    expect(await kundenwert(['diff', '--data', join(folder, 'none')])).toMatchObject({status: 1});
    expect(readdirSync(folder)).toEqual([]);

    const trade = await aTrade(3);
    const oldest = trade.lived[0]!;
    const place = join(trade.data, 'snapshots', oldest.id);
    expect(readdirSync(place).sort()).toEqual(['manifest.json', 'warehouse.duckdb']);
    const {status, stdout} = await kundenwert(['diff', oldest.id, ...trade.places]);
    expect(status).toBe(0);
    expect(stdout).toContain('2 customers came');
  }, 120_000);
});
