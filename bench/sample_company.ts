import {cpSync, mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Connection} from '../warehouse/database.ts';
import {literal} from '../warehouse/sql.ts';

/** A company of this many invoice lines, spread over three years, with its customers and products. */
export interface Size {
  lines: number;
  customers: number;
  products: number;
}

export const sizeOf = (lines: number): Size => ({
  lines,
  customers: Math.max(100, Math.floor(lines / 100)),
  products: Math.max(50, Math.floor(lines / 2000)),
});

const months = 36;
const first = `date '2023-02-01'`;
/** Each month of the sample has so many days. */
const days = months * 30;

const sources = `
crm:
  streams:
    customers: {files: customers.csv, entity: customers, columns: {
      customer_id: id, name: name, natural_person: {constant: "false"}, segment: segment,
      country: country, city: city, account_manager: manager}}
erp:
  streams:
    products: {files: products.csv, entity: products, columns: {
      product_id: id, name: name, product_group: product_group, unit_cost: cost}}
    lines: {files: "lines-*.csv", delivery: delta, entity: invoice_lines, columns: {
      invoice_id: invoice_id, line: line, customer_id: customer_id, product_id: product_id,
      invoiced_on: invoiced_on, quantity: quantity, net_amount: net_amount,
      product_cost: product_cost}}
`;

const company = `name: Bench GmbH
currency: EUR
time_zone: Europe/Berlin
business_date: latest
required_customer_fields: [segment, country, city]
`;

/** Invoice lines made from their numbers alone: in the order of time, four to an invoice. */
const lineSelect = (from: number, to: number, {customers, products, lines}: Size) => `select
  'R' || lpad(cast(n // 4 as varchar), 9, '0') as invoice_id,
  n % 4 + 1 as line,
  'K' || cast(hash(n // 4) % ${customers} as varchar) as customer_id,
  'A-' || cast(hash(n * 7 + 1) % ${products} as varchar) as product_id,
  cast(${first} + to_days(cast(n * ${days} // ${lines} as integer)) as date) as invoiced_on,
  hash(n + 3) % 17 + 1 as quantity,
  cast(cast(hash(n + 5) % 1000000 as bigint) / 100.0 as decimal(18, 2)) as net_amount,
  cast(cast(hash(n + 5) % 1000000 as bigint) / 180.0 as decimal(18, 2)) as product_cost
from range(${from}, ${to}) as t (n)`;

const toCsv = (db: Connection, select: string, file: string) =>
  db.run(`copy (${select}) to ${literal(file)} (format csv, header true)`);

/** Writes the company's folder and what its systems deliver on the first night. */
export async function writeSampleCompany(
  db: Connection,
  folder: string,
  size: Size,
): Promise<string[]> {
  mkdirSync(folder, {recursive: true});
  writeFileSync(join(folder, 'company.yaml'), company);
  writeFileSync(join(folder, 'sources.yaml'), sources);
  const example = join(import.meta.dirname, '..', 'examples', 'musterwerk', 'scorecard.yaml');
  cpSync(example, join(folder, 'scorecard.yaml'));
  await writeCustomers(db, folder, size, 0);
  await toCsv(
    db,
    `select 'A-' || n as id, 'Teil ' || n as name, 'G' || (n % 7) as product_group,
      cast(n % 300 + 1 as decimal(18, 2)) as cost from range(${size.products}) as t (n)`,
    join(folder, 'products.csv'),
  );
  const files: string[] = [];
  for (let month = 0; month < months; month++) {
    const name = `lines-${String(month + 1).padStart(3, '0')}.csv`;
    const [from, to] = [month, month + 1].map(each => Math.floor((size.lines / months) * each));
    await toCsv(db, lineSelect(from!, to!, size), join(folder, name));
    files.push(name);
  }
  return files;
}

/** Each generation of customers has others whose segment has changed: one in a thousand. */
async function writeCustomers(
  db: Connection,
  folder: string,
  {customers}: Size,
  generation: number,
): Promise<void> {
  await toCsv(
    db,
    `select 'K' || n as id, 'Firma ' || n as name,
      'S' || (n % 5 + if(n % 1000 < ${generation}, 1, 0)) as segment,
      ['DE', 'AT', 'CH'][n % 3 + 1] as country, 'Ort ' || (n % 900) as city,
      'M' || (n % 40) as manager
    from range(${customers}) as t (n)`,
    join(folder, 'customers.csv'),
  );
}

/** What one more night brings: lines of one more day, and some of the last one with another amount. */
export async function writeOneMoreNight(
  db: Connection,
  folder: string,
  size: Size,
  {night, lines}: {night: number; lines: number},
): Promise<void> {
  const late = Math.floor(lines / 30);
  const from = size.lines + night * lines;
  const changed = size.lines - late * (night + 1) * 4;
  await toCsv(
    db,
    `select * replace (cast(${first} + ${days + night} as date) as invoiced_on)
      from (${lineSelect(from, from + lines - late, size)})
    union all select * replace (net_amount + 1 as net_amount)
      from (${lineSelect(changed, changed + late, size)})`,
    join(folder, `lines-night-${String(night).padStart(3, '0')}.csv`),
  );
  await writeCustomers(db, folder, size, night + 1);
}
