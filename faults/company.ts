import {mkdirSync, utimesSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

/** The nights that the company lives through; faults hit the second. */
export const nights = [1, 2, 3] as const;
export type Night = (typeof nights)[number];

const noObjectives = '{weight: 1, objectives: {}}';

const settings = {
  'company.yaml': `
name: Störwerk GmbH
currency: EUR
time_zone: Europe/Berlin
region: {country: DE, state: BW}
fiscal_year_starts: 1
business_date: latest
`,
  'scorecard.yaml': `
perspectives:
  finance:
    weight: 1
    objectives:
      earn:
        title: {de: Verdienen, en: Earn}
        kpis: {revenue_per_customer: {target: 200, red: 100}}
  customers: ${noObjectives}
  processes: ${noObjectives}
  learning: ${noObjectives}
`,
};

const sources = (databases: readonly DatabaseKind[]) => `
crm:
  streams:
    customers:
      files: customers.csv
      entity: customers
      columns:
        customer_id: id
        valid_from: since
        name: name
        natural_person: {from: person, yes: J, no: N}
        email: mail
        city: city
    products:
      {files: products.ndjson, kind: ndjson, entity: products,
       columns: {product_id: id, name: name, unit_cost: cost}}
erp:
  streams:
    lines:
      files: "lines/*.csv"
      encoding: windows-1252
      delimiter: ";"
      decimal: ","
      thousands: "."
      date: "%d.%m.%Y"
      delivery: delta
      entity: invoice_lines
      columns:
        {invoice_id: Beleg, line: Zeile, customer_id: Kunde, product_id: Artikel,
         invoiced_on: Datum, quantity: Menge, net_amount: Netto}
${databases.map(database => databaseSources[database]).join('')}`;

export type DatabaseKind = 'postgres' | 'mysql';

const databaseSources: Record<DatabaseKind, string> = {
  postgres: `
desk:
  database: {kind: postgres, url_from: DESK_URL, batch: 100}
  streams:
    cases:
      table: cases
      watermark: changed_at
      overlap: 1 hours
      entity: service_cases
      columns: {case_id: id, customer_id: customer, opened_at: opened_at, minutes: minutes}
`,
  mysql: `
field:
  database: {kind: mysql, url_from: FIELD_URL, batch: 100}
  streams:
    visits:
      table: visits
      entity: interactions
      columns:
        {interaction_id: id, customer_id: customer, happened_on: day, kind: kind, minutes: minutes}
`,
};

/** Writes the company into a folder, and what it delivers each night into `nights/<n>`. */
export function writeCompany(folder: string, databases: readonly DatabaseKind[]): void {
  write(folder, {...settings, 'sources.yaml': sources(databases)});
  for (const night of nights) writeDeliveries(filesOf(folder, night), night);
}

/** Where the files of a night lie. */
export const filesOf = (company: string, night: Night) => join(company, 'nights', String(night));

/** The files behind each stream. */
export const filesOfStream: Record<string, (night: Night) => string[]> = {
  'crm/customers': () => ['customers.csv'],
  'crm/products': () => ['products.ndjson'],
  'erp/lines': night => nights.filter(each => each <= night).map(each => `lines/${each}.csv`),
};

function writeDeliveries(folder: string, night: Night): void {
  const lines = nights.filter(each => each <= night);
  write(folder, {
    'customers.csv': customers(night),
    'products.ndjson': products(night),
    ...Object.fromEntries(lines.map(each => [`lines/${each}.csv`, invoiceLines(each)])),
  });
}

const days = 28;
const day = (number: number) => String((number % days) + 1).padStart(2, '0');
const numbers = (from: number, to: number) =>
  Array.from({length: to - from}, (_, index) => from + index);

/** Every night brings new customers, and some of the known ones move. */
function customers(night: Night): string {
  const rows = numbers(0, 80 + 10 * night).flatMap(number => {
    const person = number % 3 ? 'J' : 'N';
    const row = (since: string, city: string) =>
      `K${number},${since},Kunde ${number},${person},k${number}@example.org,${city}`;
    const moves = nights.filter(each => each > 1 && each <= night && number % 7 === each);
    return [row('', 'Ulm'), ...moves.map(each => row(`2025-0${each}-15`, `Bonn ${each}`))];
  });
  const unreadable = 'K1,morgen,Kunde 1,J,k1@example.org,Ulm';
  return `id,since,name,person,mail,city\n${[...rows, unreadable].join('\n')}\n`;
}

const products = (night: Night) =>
  numbers(0, 10 + night)
    .map(id => `${JSON.stringify({id: `P${id}`, name: `Teil ${id}`, cost: 3 + id + night})}\n`)
    .join('');

const centsOf = (night: Night, number: number) => 100_000 + ((number * 3701 + night * 11) % 90_000);
const german = (cents: number) => `1.${String(cents).slice(1, 4)},${String(cents).slice(4)}`;

/** What the invoice lines of all nights until this one add up to, without those in quarantine. */
export const centsUntil = (night: Night): number =>
  nights
    .filter(each => each <= night)
    .flatMap(each => numbers(0, invoices).map(number => centsOf(each, number)))
    .reduce((sum, cents) => sum + cents, 0);

const invoices = 500;

/** A month of invoices. One row is delivered twice, two cannot be read; some change last month's. */
function invoiceLines(night: Night): string {
  const rows = numbers(0, invoices).map(number => {
    const late = night > 1 && number % 50 === 0;
    const month = late ? night - 1 : night;
    const cells = [`R${night}-${number}`, 1, `K${(number * 13) % (80 + 10 * night)}`];
    const when = `${day(number)}.0${month}.2025`;
    return [...cells, `P${number % 10}`, when, 2, german(centsOf(night, number))].join(';');
  });
  const unreadable = ['31.02.2025;1;9,99', `05.0${night}.2025;1;viel`].map(
    (rest, number) => `X${night}-${number};1;K1;P1;${rest}`,
  );
  const header = 'Beleg;Zeile;Kunde;Artikel;Datum;Menge;Netto';
  return `${[header, ...rows, rows[7], ...unreadable].join('\n')}\n`;
}

/** Files of two nights that are the same have the same time, too; else they would land again. */
function write(folder: string, files: Record<string, string>): void {
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), {recursive: true});
    writeFileSync(file, content);
    utimesSync(file, 1_750_000_000, 1_750_000_000);
  }
}
