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
const options: Options = {
  customers: 60,
  years: 1,
  seed: 1,
  months: 12,
  out: join(folder, 'one'),
};
/** The same company, two years of it: the first in one file of each kind, the second by month. */
const longer: Options = {...options, years: 2, out: join(folder, 'longer')};

beforeAll(async () => {
  await generate(options);
  await generate(longer);
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
function records(out: string, path: string, delimiter = ';'): string[][] {
  const raw = readFileSync(join(out, path));
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

function tableOf([header = [], ...rows]: string[][]): Row[] {
  return rows.map(row => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
}

/** All rows of a kind of file, in the order in which they were delivered. */
const rowsOf = (out: string, kind: string): Row[] =>
  filesOf(out)
    .filter(path => path.startsWith(kind))
    .flatMap(path => tableOf(records(out, path)));

const tickets = (out: string) =>
  filesOf(out)
    .filter(path => path.startsWith('service/tickets'))
    .flatMap(path => records(out, path, ','));

/** `-1.234,50` or `1.234,50-` in cents. */
const cents = (text = ''): number =>
  text.endsWith('-')
    ? -cents(text.slice(0, -1))
    : Number(text.replaceAll('.', '').replace(',', ''));
/** An amount of the manifest. */
const centsOf = (text: string) => Math.round(Number(text) * 100);
const plain = (amount: number) => (amount / 100).toFixed(2);
const iso = (day = '') => day.split('.').reverse().join('-');

const invoiceLines = (out = options.out) => rowsOf(out, 'erp/rechnungen');
const customers = () => rowsOf(options.out, 'erp/kunden.csv');

interface Booking {
  cents: number;
  debit: string;
  credit: string;
  document: string;
  costCentre: string;
}

/** Debits and credits of every DATEV stack, both lines of the head left out. */
const bookings = (out = options.out): Booking[] =>
  filesOf(out)
    .filter(path => path.startsWith('fibu/EXTF'))
    .flatMap(path => {
      const [head = [], names = [], ...rows] = records(out, path);
      expect(head.slice(0, 5)).toEqual(['EXTF', '700', '21', 'Buchungsstapel', '12']);
      const at = (name: string) => names.indexOf(name);
      return rows.map(row => {
        expect(row).toHaveLength(names.length);
        const sign = row[at('Generalumkehr (GU)')] === '1' ? -1 : 1;
        return {
          cents: sign * cents(row[0]),
          debit: row[at('Konto')] ?? '',
          credit: row[at('Gegenkonto (ohne BU-Schlüssel)')] ?? '',
          document: row[at('Belegfeld 1')] ?? '',
          costCentre: row[at('KOST1 - Kostenstelle')] ?? '',
        };
      });
    });

/** What accounts with this beginning come to; debits are positive. */
const balance = (of: readonly Booking[], account: string) =>
  of.reduce(
    (sum, {cents, debit, credit}) =>
      sum + (debit.startsWith(account) ? cents : 0) - (credit.startsWith(account) ? cents : 0),
    0,
  );

describe('the same company comes back', () => {
  test('the same arguments give the same bytes', async () => {
    const again = join(folder, 'again');
    await generate({...options, out: again});
    expect(bytesOf(again)).toEqual(bytesOf(options.out));
  });

  test('and they are those that they have always been', () => {
    const hash = createHash('sha256');
    for (const path of filesOf(options.out).filter(each => each !== 'manifest.json')) {
      const bytes = readFileSync(join(options.out, path));
      hash.update(path).update(path.endsWith('.gz') ? gunzipSync(bytes) : bytes);
    }
    // Whoever means to change the company changes this, too, and says why.
    expect(hash.digest('hex')).toBe(
      'c98483862b715a4a903e6af797b69cd4cb73d7209defdd86b7e7a1c64a84627c',
    );
  });

  test('another seed gives another company', async () => {
    const other = join(folder, 'other');
    await generate({...options, seed: 2, out: other});
    const isEmpty = (file: string) => file.includes('ereignisse_2024-09-30');
    const drawn = bytesOf(other).filter(file => file.includes('.gz ') && !isEmpty(file));
    expect(drawn.length).toBeGreaterThan(100);
    expect(drawn.filter(file => bytesOf(options.out).includes(file))).toEqual([]);
  });

  test('a longer history keeps what was delivered in its first year', () => {
    for (const kind of ['erp/lieferungen', 'erp/rechnungen']) {
      const first = rowsOf(options.out, kind);
      expect(first.length).toBeGreaterThan(300);
      expect([kind, rowsOf(longer.out, kind).slice(0, first.length)]).toEqual([kind, first]);
    }
    expect(filesOf(longer.out)).toContain('erp/lieferungen_2023-24.csv.gz');
    expect(filesOf(longer.out)).toContain('erp/lieferungen_2024-10.csv.gz');
  });

  test('night by night it delivers what it delivers at once', async () => {
    const [nightly, whole] = [join(folder, 'nightly'), join(folder, 'whole')];
    const nights = ['2024-02-27', '2024-02-28', '2024-02-29', '2024-03-01', '2024-03-08'];
    for (const until of nights) await generate({...options, until, out: nightly});
    await generate({...options, until: '2024-03-08', out: whole});
    expect(filesOf(nightly)).toContain('erp/rechnungen_2024-02-28.csv.gz');
    expect(filesOf(whole)).toContain('erp/rechnungen_2024-02.csv.gz');
    const keys: [string, string[]][] = [
      ['erp/rechnungen', ['Belegnummer', 'Position']],
      ['erp/auftraege', ['Auftrag', 'Position']],
      ['erp/offene_posten', ['OP-Nummer']],
      ['erp/zahlungen', ['Zahlungsbeleg', 'Position']],
      ['crm/aktivitaeten', ['id']],
      ['service/umfragen', ['antwort_id']],
    ];
    for (const [kind, key] of keys) {
      expect([kind, newest(rowsOf(nightly, kind), key)]).toEqual([
        kind,
        newest(rowsOf(whole, kind), key),
      ]);
    }
    const known = (out: string) => JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
    for (const table of ['invoices', 'ledger', 'dirt'])
      expect(known(nightly)[table]).toEqual(known(whole)[table]);
    for (const path of ['erp/kunden.csv', 'erp/vertraege.csv', 'controlling/plan.csv'])
      expect(readFileSync(join(nightly, path))).toEqual(readFileSync(join(whole, path)));
  }, 60_000);
});

test('what a contract put off a year ago is released night by night as it is at once', async () => {
  const [nightly, whole] = [join(folder, 'late'), join(folder, 'late_whole')];
  const given = {...options, customers: 200, seed: 3};
  for (const until of ['2024-07-31', '2024-08-30']) await generate({...given, until, out: nightly});
  await generate({...given, until: '2024-08-30', out: whole});
  const ledger = (out: string) =>
    JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')).ledger;
  expect(ledger(nightly)).toEqual(ledger(whole));
  const released = (out: string) =>
    filesOf(out)
      .filter(path => path.startsWith('fibu/'))
      .flatMap(path => records(out, path).map(row => row.join(';')))
      .filter(row => row.includes('PRA2024'))
      .sort();
  expect(released(whole).length).toBeGreaterThan(10);
  expect(released(nightly)).toEqual(released(whole));
}, 60_000);

/** The last state of each thing. */
const newest = (rows: readonly Row[], key: readonly string[]) =>
  new Map(
    rows.map((row): [string, Row] => [key.map(column => row[column]).join(' '), row]).sort(byKey),
  );
const byKey = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);

describe('orders, deliveries and invoices', () => {
  test('list amount less discount is the net amount of every line', () => {
    const wrong = invoiceLines().filter(
      line => cents(line.Listenbetrag) - cents(line.Rabatt) !== cents(line.Nettobetrag),
    );
    expect(wrong).toEqual([]);
  });

  test('a file holds the lines posted in its month, in order', () => {
    for (const path of filesOf(options.out).filter(name => name.includes('rechnungen_'))) {
      const posted = tableOf(records(options.out, path)).map(line => iso(line.Buchungsdatum));
      expect(new Set(posted.map(day => day.slice(0, 7)))).toEqual(new Set([path.slice(15, 22)]));
      expect(posted).toEqual([...posted].sort());
    }
  });

  test('credit notes and cancellations take money back and say from which invoice, and why', () => {
    const lines = invoiceLines().filter(line => line.Belegart === 'GU' || line.Belegart === 'ST');
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      expect(cents(line.Nettobetrag)).toBeLessThanOrEqual(0);
      expect(line.Bezug).toMatch(/^9[02]\d{8}$/);
      expect(['Preis', 'Retoure', 'Fehler']).toContain(line.Grund);
    }
  });

  test('spare parts leave their cost to quantity and unit cost, all else has its own', () => {
    const family = new Map(
      rowsOf(options.out, 'erp/artikel.csv').map(row => [row.Artikelnummer, row.Warengruppe]),
    );
    for (const line of invoiceLines()) {
      const isPart = family.get(line.Artikelnummer) === 'Ersatzteile';
      const isSurcharge = line.Artikelnummer === '700004';
      expect(line['Variable Kosten'] === '').toBe(isPart || isSurcharge);
    }
  });

  test('what is delivered was ordered, and never more than that', () => {
    const ordered = new Map(
      rowsOf(options.out, 'erp/auftraege').map(row => [
        `${row.Auftrag} ${row.Position}`,
        cents(row.Menge),
      ]),
    );
    const delivered = new Map<string, number>();
    for (const path of filesOf(options.out).filter(name => name.includes('lieferpositionen'))) {
      const text = gunzipSync(readFileSync(join(options.out, path))).toString('latin1');
      for (const line of text.split('\r\n').filter(each => /^\|\d/.test(each))) {
        const [, , , , order, position, quantity] = line.split('|').map(each => each.trim());
        const key = `${order} ${Number(position)}`;
        delivered.set(key, (delivered.get(key) ?? 0) + cents(quantity));
      }
    }
    const known = [...delivered].filter(([key]) => ordered.has(key));
    expect(known.length).toBeGreaterThan(1000);
    expect(known.filter(([key, quantity]) => quantity > ordered.get(key)!)).toEqual([]);
  });

  test('every payment clears an open item, to the cent', () => {
    const paid = new Map<string, number>();
    for (const row of rowsOf(options.out, 'erp/zahlungen')) {
      const item = row['OP-Nummer'] ?? '';
      paid.set(item, (paid.get(item) ?? 0) + cents(row.Betrag) + cents(row.Skonto));
    }
    const items = newest(rowsOf(options.out, 'erp/offene_posten'), ['OP-Nummer']);
    // What was posted before the history may have been paid in part before it, too.
    const cleared = [...items.values()].filter(
      row => row['Ausgeglichen am'] !== '' && iso(row.Buchungsdatum) >= '2023-10-01',
    );
    expect(cleared.length).toBeGreaterThan(300);
    for (const row of cleared) {
      const open = cents(row.Betrag) - cents(row['Ausgebuchter Betrag']);
      expect([row, paid.get(row['OP-Nummer'] ?? '') ?? 0]).toEqual([row, open]);
    }
  });

  test('a fee is paid for whole months, a year of them but for the first invoices', () => {
    const fees = invoiceLines().filter(
      line => line['Leistung von'] !== '' && line.Belegart === 'RE',
    );
    const years = fees.filter(fee => {
      const [from, to] = [iso(fee['Leistung von']), iso(fee['Leistung bis'])];
      const end = new Date(`${to}T00:00Z`);
      end.setUTCDate(end.getUTCDate() + 1);
      expect([from.slice(8), end.toISOString().slice(8, 10)]).toEqual(['01', '01']);
      return end.toISOString().slice(0, 10) === `${Number(from.slice(0, 4)) + 1}${from.slice(4)}`;
    });
    expect(years.length).toBeGreaterThan(5);
    const others = fees.filter(fee => !years.includes(fee));
    expect(others.map(fee => fee['Leistung von'])).toEqual(others.map(() => '01.10.2023'));
  });
});

describe('the ledger', () => {
  const found = bookings;

  test('shows the net amount of each document that is no revenue put off, to the cent', () => {
    const booked = new Map<string, number>();
    for (const {document, debit, credit, cents} of found()) {
      const revenue = (account: string) => /^4[47]/.test(account) && !account.startsWith('473');
      if (revenue(credit)) booked.set(document, (booked.get(document) ?? 0) + cents);
      if (revenue(debit)) booked.set(document, (booked.get(document) ?? 0) - cents);
    }
    const invoiced = new Map<string, number>();
    const closed = iso(invoiceLines().at(-1)?.Buchungsdatum).slice(0, 7);
    for (const line of invoiceLines()) {
      if (line.Belegart === 'AZ' || line.Währung !== 'EUR' || line.Kurs !== '') continue;
      if (iso(line.Buchungsdatum).startsWith(closed)) continue;
      const number = line.Belegnummer ?? '';
      invoiced.set(number, (invoiced.get(number) ?? 0) + cents(line.Nettobetrag));
    }
    const twice = duplicates();
    const documents = [...invoiced].filter(([number]) => !twice.has(number));
    expect(documents.length).toBeGreaterThan(400);
    const wrong = documents.filter(([number, net]) => booked.get(number) !== net);
    // Francs that the ERP calls euros are planted.
    expect(wrong.length).toBeLessThanOrEqual(1);
  });

  /** Documents of which a row was sent twice. */
  function duplicates(): Set<string> {
    const seen = new Set<string>();
    const twice = new Set<string>();
    for (const line of invoiceLines()) {
      const key = `${line.Belegnummer} ${line.Position}`;
      if (seen.has(key)) twice.add(line.Belegnummer ?? '');
      seen.add(key);
    }
    return twice;
  }

  test('has a cost centre wherever there is cost, and comes with the manifest to the cent', () => {
    const all = found(longer.out);
    for (const {debit, credit, costCentre, document} of all) {
      const isCost = [debit, credit].some(account => /^[56]/.test(account));
      const isSales = /^(9|15|JA)/.test(document);
      if (isCost && !isSales)
        expect([document, costCentre]).toEqual([document, expect.stringMatching(/^\d{4}$/)]);
    }
    const {totals} = JSON.parse(readFileSync(join(longer.out, 'manifest.json'), 'utf8'));
    expect(plain(balance(all, '4'))).toBe(totals.ledger.revenue);
    expect(plain(balance(all, '5'))).toBe(totals.ledger.material);
  });

  test('puts off what is invoiced in advance, and takes it back month by month', () => {
    const year = found(longer.out).filter(({document}) => document.startsWith('PRA'));
    expect(year.length).toBeGreaterThan(20);
    expect(balance(year, '3900')).toBeLessThan(0);
  });

  test('plans every version by cost centre, account and month', () => {
    const plan = rowsOf(longer.out, 'controlling/plan.csv');
    const versions = new Set(plan.map(row => row.Version));
    expect([...versions]).toContain('Budget 2025 V2');
    expect([...versions]).toContain('Forecast 2025 9+3');
    const budget = plan.filter(row => row.Version === 'Budget 2024 V2');
    expect(new Set(budget.map(row => row.Kostenstelle).filter(Boolean)).size).toBe(38);
    const keys = budget.map(row => [row.Kostenstelle, row.Konto, row.Monat].join());
    expect(new Set(keys).size).toBe(budget.length);
  });

  test('plans sales in a workbook of each version, with the same revenue as the ledger’s plan', () => {
    const written = filesOf(longer.out).filter(path => path.endsWith('.xlsx'));
    expect(written).toHaveLength(11);
    expect(written).toContain('controlling/Vertriebsplan_2025_9+3.xlsx');
    const revenue = rowsOf(longer.out, 'controlling/plan.csv')
      .filter(row => /^44/.test(row.Konto ?? ''))
      .reduce((sum, row) => sum - cents(row.Betrag), 0);
    const {totals} = JSON.parse(readFileSync(join(longer.out, 'manifest.json'), 'utf8'));
    // Sales are planned to a hundred euros.
    expect(cents(totals.plan.Umsatz) / revenue).toBeCloseTo(1, 2);
  });

  test('closes the year in stacks of their own', () => {
    const path = 'fibu/EXTF_Buchungsstapel_2024-09_Jahresabschluss.csv';
    expect(filesOf(longer.out)).toContain(path);
    expect(filesOf(options.out)).not.toContain(path);
  });
});

describe('the manifest', () => {
  test('names every file with its hash', () => {
    const written = filesOf(options.out).filter(
      path => path !== 'manifest.json' && !path.startsWith('truth/'),
    );
    const {files} = manifest();
    expect(files.map(({path, sha256}: {path: string; sha256: string}) => [path, sha256])).toEqual(
      written.map(path => [path, sha256(readFileSync(join(options.out, path)))]),
    );
    for (const {path, rows} of files) {
      if (!path.endsWith('.csv') && !path.endsWith('.csv.gz')) continue;
      const heads = path.includes('EXTF') ? 2 : path.includes('tickets') ? 0 : 1;
      const read = records(options.out, path, path.includes('tickets') ? ',' : ';');
      expect([path, read.length - heads]).toEqual([path, rows]);
    }
  });

  test('sums the invoices of a month by kind of document', () => {
    const seen = new Set<string>();
    const sums = new Map<string, number>();
    for (const line of invoiceLines()) {
      const key = `${line.Belegnummer} ${line.Position}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const kind = [iso(line.Buchungsdatum).slice(0, 7), line.Belegart, line.Währung].join(' ');
      sums.set(kind, (sums.get(kind) ?? 0) + cents(line.Nettobetrag));
    }
    const {invoices} = manifest();
    const listed = Object.entries<Record<string, string>>(invoices).flatMap(([month, row]) =>
      Object.entries(row).map(([kind, amount]) => [`${month} ${kind}`, amount]),
    );
    expect(listed.length).toBeGreaterThan(20);
    expect(listed).toEqual(listed.map(([key = '']) => [key, plain(sums.get(key) ?? 0)]));
  });

  test('names each difference between the revenue of the ledger and the invoice lines', () => {
    const {ledger, differences} = JSON.parse(
      readFileSync(join(longer.out, 'manifest.json'), 'utf8'),
    );
    const lines = new Map<string, number>();
    const seen = new Set<string>();
    for (const line of invoiceLines(longer.out)) {
      const key = `${line.Belegnummer} ${line.Position}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const isLost = line.Belegdatum === '00.00.0000';
      const month = iso(isLost ? line.Buchungsdatum : line.Belegdatum).slice(0, 7);
      const rate = line.Kurs ? Number(line.Kurs.replace(',', '.')) : 1;
      const net = Math.round(Number((cents(line.Nettobetrag) * rate).toFixed(6)));
      lines.set(month, (lines.get(month) ?? 0) + net);
    }
    // The ledger of the last month is not there yet.
    const months = Object.keys(ledger);
    expect(months).toHaveLength(23);
    const named = (month: string) =>
      Object.values<string>(differences[month]).reduce((sum, each) => sum + centsOf(each), 0);
    expect(months.map(month => [month, plain((lines.get(month) ?? 0) + named(month))])).toEqual(
      months.map(month => [month, plain(-centsOf(ledger[month].revenue))]),
    );
    const reasons = new Set(months.flatMap(month => Object.keys(differences[month])));
    expect([...reasons].sort()).toEqual([
      'CHF called EUR',
      'Skonto',
      'bonus credited',
      'bonus set aside',
      'booked by hand',
      'dated in another month',
      'down payments',
      'put off',
    ]);
  });

  test('lists every planted error', () => {
    const known = new Set(customers().map(row => row.Kundennummer));
    const lines = invoiceLines();
    const spoilt = tickets(options.out).filter(row => row[6] === '');
    const found = new Map([
      ['Belegdatum 00.00.0000', lines.filter(line => line.Belegdatum === '00.00.0000').length],
      [
        'unknown customer',
        new Set(
          lines
            .filter(line => !known.has(line.Kundennummer))
            .map(line => `${line.Belegnummer} ${line.Position}`),
        ).size,
      ],
      [
        'negative quantity that is no return',
        lines.filter(line => line.Belegart === 'RE' && line.Menge?.startsWith('-')).length,
      ],
      ['eroeffnet empty', new Set(spoilt.map(row => row[0])).size],
    ]);
    const dirt: {reason: string; rows: number}[] = manifest().dirt;
    for (const [reason, rows] of found) {
      expect([reason, dirt.find(each => each.reason === reason)?.rows ?? 0]).toEqual([
        reason,
        rows,
      ]);
    }
    expect(found.get('Belegdatum 00.00.0000')).toBe(1);
    expect(dirt.map(({reason}) => reason)).toContain('replayed row');
  });
});

describe('customers and service', () => {
  test('a customer begins with the relation and never changes back in time', () => {
    let last: Row = {};
    for (const row of customers()) {
      expect(row.Kundennummer).toMatch(/^\d{10}$/);
      if (row.Kundennummer !== last.Kundennummer) expect(row['Gültig ab']).toBe(row['Kunde seit']);
      else expect(iso(row['Gültig ab']) > iso(last['Gültig ab'])).toBe(true);
      last = row;
    }
  });

  test('nobody is invoiced before the relation began', () => {
    const since = new Map(customers().map(row => [row.Kundennummer, iso(row['Kunde seit'])]));
    for (const line of invoiceLines())
      expect((since.get(line.Kundennummer) ?? '') <= iso(line.Buchungsdatum)).toBe(true);
  });

  test('a ticket is opened, then answered, then solved', () => {
    for (const row of tickets(options.out)) {
      const [opened = '', answered, solved] = row.slice(6, 9);
      expect(row).toHaveLength(18);
      if (answered) expect(answered >= opened).toBe(true);
      if (solved) expect(solved >= (answered ?? opened)).toBe(true);
      if (row[2] !== 'reklamation') expect(row[15]).toBe('');
    }
  });

  test('a second number looks like the first', () => {
    const byVatId = Map.groupBy(rowsOf(longer.out, 'erp/kunden.csv'), row => row['USt-IdNr']);
    const shared = [...byVatId].filter(
      ([vatId, rows]) => vatId && new Set(rows.map(row => row.Kundennummer)).size > 1,
    );
    expect(shared.length).toBeGreaterThan(0);
  });
});

describe('what goes wrong', () => {
  test.each([{customers: 19}, {customers: 1_000_001}, {years: 0}, {years: 11}, {seed: 1.5}])(
    '%j is refused',
    async wrong => {
      await expect(generate({...options, ...wrong})).rejects.toThrow(/must be a whole number from/);
    },
  );

  test.each(['2023-09-30', '2024-10-01', '2024-02-30', 'yesterday'])(
    'until %s is refused',
    async until => {
      await expect(generate({...options, until})).rejects.toThrow(
        '--until must be a day from 2023-10-01 to 2024-09-30',
      );
    },
  );

  test('nights do not go back', async () => {
    const out = join(folder, 'back');
    await generate({...options, until: '2023-11-10', out});
    await expect(generate({...options, until: '2023-11-10', out})).rejects.toThrow(
      '--until must be after 2023-11-10',
    );
  });

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
