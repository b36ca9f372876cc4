import {createHash} from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gunzipSync} from 'node:zlib';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {generate, type Options} from '../../examples/musterwerk/generate.ts';

type Row = Record<string, string>;

const folder = mkdtempSync(join(tmpdir(), 'musterwerk-'));
const options: Options = {customers: 60, years: 1, seed: 1, out: join(folder, 'one')};

beforeAll(async () => {
  await generate(options);
});
afterAll(() => rmSync(folder, {recursive: true}));

const manifest = () => JSON.parse(readFileSync(join(options.out, 'manifest.json'), 'utf8'));

const filesOf = (out: string) =>
  readdirSync(out, {recursive: true, withFileTypes: true})
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(out.length + 1))
    .sort();

const bytesOf = (out: string) =>
  filesOf(out).map(path => `${path} ${sha256(readFileSync(join(out, path)))}`);

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Reads as RFC 4180 says; shares nothing with the writer. */
function records(path: string, delimiter: string): string[][] {
  const raw = readFileSync(join(options.out, path));
  const bytes = path.endsWith('.gz') ? gunzipSync(raw) : raw;
  const utf8 = /^(crm|service)/.test(path);
  const text = new TextDecoder(utf8 ? 'utf-8' : 'windows-1252', {fatal: true}).decode(bytes);
  const rows: string[][] = [];
  const field = new RegExp(`(?:"((?:[^"]|"")*)"|([^${delimiter}"\r\n]*))(${delimiter}|\r?\n)`, 'y');
  let row: string[] = [];
  for (let match = field.exec(text); match; match = field.exec(text)) {
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === delimiter) continue;
    rows.push(row);
    row = [];
    if (field.lastIndex === text.length) return rows;
  }
  throw new Error(`${path} cannot be read after record ${rows.length}`);
}

const TICKETS = 'service/tickets.csv.gz';

function table(path: string): Row[] {
  const [header = [], ...rows] = records(path, ';');
  return rows.map(row => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
}

const rowCount = (path: string) =>
  path === TICKETS ? records(path, ',').length : table(path).length;

/** `-1.234,50` in cents. */
const cents = (text = '') => Number(text.replaceAll('.', '').replace(',', ''));
const plain = (amount: number) => (amount / 100).toFixed(2);
const total = (rows: Row[], column: string) =>
  rows.reduce((sum, row) => sum + cents(row[column]), 0);

const months = Array.from({length: 12}, (_, i) =>
  new Date(Date.UTC(2023, 9 + i, 1)).toISOString().slice(0, 7),
);
const invoiceLines = (month: string) => table(`erp/rechnungen_${month}.csv.gz`);
const journal = (month: string) => table(`fibu/buchungen_${month}.csv.gz`);
const allLines = () => months.flatMap(invoiceLines);
const customers = () => table('erp/kunden.csv');

describe('the same company comes back', () => {
  test('the same arguments give the same bytes', async () => {
    const again = join(folder, 'again');
    await generate({...options, out: again});
    expect(bytesOf(again)).toEqual(bytesOf(options.out));
  });

  test('another seed gives another company', async () => {
    const other = join(folder, 'other');
    await generate({...options, seed: 2, out: other});
    const same = bytesOf(other).filter(file => bytesOf(options.out).includes(file));
    expect(same).toEqual([]);
  });

  test('a longer history keeps what customers bought in its first year', async () => {
    const longer = join(folder, 'longer');
    await generate({...options, years: 2, out: longer});
    const path = 'erp/lieferungen_2024-03.csv.gz';
    expect(sha256(readFileSync(join(longer, path)))).toBe(
      sha256(readFileSync(join(options.out, path))),
    );
  });
});

describe('invoices', () => {
  test('list amount less discount is the net amount of every line', () => {
    const wrong = allLines().filter(
      line => cents(line.Listenbetrag) - cents(line.Rabatt) !== cents(line.Nettobetrag),
    );
    expect(wrong).toEqual([]);
  });

  test('a file holds the lines posted in its month, in order', () => {
    for (const month of months) {
      const posted = invoiceLines(month).map(line =>
        line.Buchungsdatum?.split('.').reverse().join('-'),
      );
      expect(new Set(posted.map(day => day?.slice(0, 7)))).toEqual(new Set([month]));
      expect(posted).toEqual([...posted].sort());
    }
  });

  test('credit notes and cancellations take money back and say from which invoice', () => {
    const lines = allLines().filter(line => line.Belegart === 'GU' || line.Belegart === 'ST');
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      expect(cents(line.Nettobetrag)).toBeLessThanOrEqual(0);
      expect(line.Bezug).toMatch(/^9[02]\d{8}$/);
    }
  });

  test('spare parts leave their cost to quantity and unit cost, all else has its own', () => {
    const family = new Map(
      table('erp/artikel.csv').map(row => [row.Artikelnummer, row.Warengruppe]),
    );
    for (const line of allLines()) {
      const isPart = family.get(line.Artikelnummer) === 'Ersatzteile';
      expect(line['Variable Kosten'] === '').toBe(isPart);
    }
  });
});

describe('the ledger', () => {
  test('shows the revenue of the invoices, month by month, to the cent', () => {
    for (const month of months) {
      const revenue = journal(month).filter(
        entry => entry.Szenario === 'Ist' && entry.Konto?.startsWith('4'),
      );
      const invoiced = invoiceLines(month).filter(line => line.Belegart !== 'AZ');
      expect([month, total(revenue, 'Betrag')]).toEqual([month, -total(invoiced, 'Nettobetrag')]);
    }
  });

  test('balances in every actual posting', () => {
    for (const month of months) {
      const balances = new Map<string, number>();
      for (const entry of journal(month).filter(({Szenario}) => Szenario === 'Ist')) {
        const number = entry.Belegnummer ?? '';
        balances.set(number, (balances.get(number) ?? 0) + cents(entry.Betrag));
      }
      expect([...balances].filter(([, balance]) => balance !== 0)).toEqual([]);
    }
  });

  test('begins the fiscal year in October', () => {
    expect(journal('2023-10')[0]).toMatchObject({Geschäftsjahr: '2024', Periode: '1'});
    expect(journal('2024-09')[0]).toMatchObject({Geschäftsjahr: '2024', Periode: '12'});
  });

  test('plans each cost centre and account once a month', () => {
    const plan = journal('2024-01').filter(({Szenario}) => Szenario === 'Plan');
    expect(new Set(plan.map(row => row.Kostenstelle).filter(Boolean)).size).toBe(38);
    expect(new Set(plan.map(row => `${row.Kostenstelle} ${row.Konto}`)).size).toBe(plan.length);
  });
});

describe('the manifest', () => {
  test('names every file with its rows and hash', () => {
    const written = filesOf(options.out).filter(path => path !== 'manifest.json');
    const {files} = manifest();
    expect(files).toEqual(
      written.map(path => {
        const bytes = readFileSync(join(options.out, path));
        return {path, rows: rowCount(path), bytes: bytes.length, sha256: sha256(bytes)};
      }),
    );
  });

  test('sums the invoices of a month by kind of document', () => {
    for (const month of months) {
      const lines = invoiceLines(month);
      for (const [kind, amount] of Object.entries(manifest().invoices[month])) {
        const ofKind = lines.filter(line => line.Belegart === kind);
        expect([month, kind, plain(total(ofKind, 'Nettobetrag'))]).toEqual([month, kind, amount]);
      }
    }
  });

  test('lists every planted error, and the money in it', () => {
    const known = new Set(customers().map(row => row.Kundennummer));
    const scores = table('service/umfragen.csv').filter(
      row => row.art === 'CSAT' && Number(row.wert) > 5,
    );
    const found = [
      ...months.flatMap(month => {
        const lines = invoiceLines(month);
        const undated = lines.filter(line => line.Belegdatum === '00.00.0000');
        const unknown = lines.filter(
          line => !known.has(line.Kundennummer) && !undated.includes(line),
        );
        return [undated, unknown].map(rows => [rows.length, plain(total(rows, 'Nettobetrag'))]);
      }),
      [records(TICKETS, ',').filter(row => row[4] === '').length, undefined],
      [scores.length, undefined],
    ].filter(([rows]) => rows !== 0);
    const listed = manifest().dirt.map((dirt: {rows: number; net?: string}) => [
      dirt.rows,
      dirt.net,
    ]);
    expect([...listed].sort()).toEqual([...found].sort());
    expect(manifest().totals.rejected.rows).toBe(3);
  });
});

describe('customers and service', () => {
  test('a customer begins with the relation and never changes back in time', () => {
    let last: Row = {};
    const day = (text = '') => text.split('.').reverse().join('-');
    for (const row of customers()) {
      expect(row.Kundennummer).toMatch(/^\d{10}$/);
      if (row.Kundennummer !== last.Kundennummer) expect(row['Gültig ab']).toBe(row['Kunde seit']);
      else expect(day(row['Gültig ab']) > day(last['Gültig ab'])).toBe(true);
      last = row;
    }
  });

  test('nobody is invoiced before the relation began', () => {
    const since = new Map(
      customers().map(row => [row.Kundennummer, row['Kunde seit']?.split('.').reverse().join('-')]),
    );
    for (const line of allLines()) {
      const posted = line.Buchungsdatum?.split('.').reverse().join('-') ?? '';
      expect((since.get(line.Kundennummer) ?? '') <= posted).toBe(true);
    }
  });

  test('a ticket is opened, then answered, then solved', () => {
    for (const [, , , , opened = '', answered, solved] of records(TICKETS, ',')) {
      if (answered) expect(answered >= opened).toBe(true);
      if (solved) expect(solved >= (answered ?? opened)).toBe(true);
    }
  });

  test('only complaints are justified or not', () => {
    for (const row of records(TICKETS, ',')) {
      expect(row).toHaveLength(11);
      if (row[2] !== 'reklamation') expect(row[8]).toBe('');
    }
  });
});

describe('what goes wrong', () => {
  test.each([{customers: 19}, {customers: 20_001}, {years: 0}, {years: 11}, {seed: 1.5}])(
    '%j is refused',
    async wrong => {
      await expect(generate({...options, ...wrong})).rejects.toThrow(/must be a whole number from/);
    },
  );

  test('a folder with other files in it is left alone', async () => {
    const out = join(folder, 'mine');
    mkdirSync(out);
    writeFileSync(join(out, 'letter.txt'), 'dear');
    await expect(generate({...options, out})).rejects.toThrow('holds other files');
    expect(readdirSync(out)).toEqual(['letter.txt']);
  });

  test('where nothing can be written, nothing is left behind', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    await expect(generate({...options, out: join(file, 'out')})).rejects.toThrow();
    expect(existsSync(join(file, 'out'))).toBe(false);
  });

  test('no draft folder stays beside the result', () => {
    expect(readdirSync(folder).filter(name => name.startsWith('.'))).toEqual([]);
  });
});
