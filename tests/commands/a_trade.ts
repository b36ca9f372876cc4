import {cpSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {SnapshotManifest} from '../../warehouse/snapshot.ts';
import {openPublished} from '../../warehouse/snapshot.ts';
import {writeCompany} from '../company_folder.ts';
import {deliver, nightAt} from '../nights.ts';
import {once} from '../once.ts';
import {temporaryFolder} from './command_line.ts';

const sources = `
erp:
  streams:
    kunden:
      {files: kunden.csv, entity: customers, expect: {rows: 0},
       columns: {customer_id: id, valid_from: since, name: name, email: mail, natural_person: {from: person, yes: "yes", no: "no"}}}
    rechnungen:
      {files: "rechnungen*.csv", delivery: delta, entity: invoice_lines,
       columns: {invoice_id: invoice, line: line, customer_id: customer, invoiced_on: day,
                 quantity: quantity, net_amount: amount}}
`;

const settings = `
name: Handel & Söhne
currency: EUR
time_zone: Europe/Berlin
business_date: latest
keep: {snapshots: 4, month_ends: 2}
`;

/**
 * A small trader with persons among its customers, night by night from 1 March 2026 on. Some of its
 * nights can have been lived already; their snapshots are `lived`.
 */
export async function aTrade(nights = 0) {
  const folder = temporaryFolder();
  cpSync(await tradeAfter(nights), folder, {recursive: true, preserveTimestamps: true});
  return {...tradeIn(folder), lived: livedIn(folder)};
}

const tradeAfter = (nights: number): Promise<string> =>
  once(`trade-${nights}`, async folder => {
    if (nights === 0) {
      writeCompany(join(folder, 'company'), {'company.yaml': settings, 'sources.yaml': sources});
      mkdirSync(join(folder, 'data'));
      writeFileSync(join(folder, 'data', 'company'), 'Handel & Söhne\n');
      writeFileSync(join(folder, 'lived.json'), '[]');
      return;
    }
    cpSync(await tradeAfter(nights - 1), folder, {recursive: true, preserveTimestamps: true});
    const manifest = await tradeIn(folder).night(nights - 1);
    writeFileSync(join(folder, 'lived.json'), JSON.stringify([...livedIn(folder), manifest]));
  });

const livedIn = (folder: string): SnapshotManifest[] =>
  JSON.parse(readFileSync(join(folder, 'lived.json'), 'utf8'));

function tradeIn(folder: string) {
  const [company, data] = [join(folder, 'company'), join(folder, 'data')];
  const places = ['--company', company, '--data', data];

  /** What the systems deliver on a day: the customers of today, and one new invoice. */
  function bring(day: number): void {
    const date = dayOf(day);
    const customers = Array.from(
      {length: 5 + day},
      (_, n) => `K${n},2026-01-01,Anna ${n}. Beispiel,a${n}@example.com,yes`,
    );
    deliver(company, 'kunden.csv', `id,since,name,mail,person\n${customers.join('\n')}\n`);
    deliver(
      company,
      `rechnungen_${date}.csv`,
      `invoice,line,customer,day,quantity,amount\nR${day},1,K${day % 5},${date},1,${day + 1}.25\n`,
    );
  }

  return {
    company,
    data,
    places,
    bring,
    /** Refreshes at half past two of the next morning. */
    async refresh(day: number, options: {full?: boolean; into?: string} = {}) {
      const {full, into = data} = options;
      const at = `${dayOf(day + 1)}T01:30:00Z`;
      const {manifest} = await nightAt({company, data: into}, {at, ...(full && {full})});
      return manifest;
    },
    /** Brings what is new, and refreshes. */
    async night(day: number): Promise<SnapshotManifest> {
      bring(day);
      return this.refresh(day);
    },
  };
}

const dayOf = (day: number) => Temporal.PlainDate.from('2026-03-01').add({days: day}).toString();

/** What readers of a data folder see: sums, customers, and how many of them have a name. */
export async function seen(data: string): Promise<Record<string, unknown>> {
  const snapshot = await openPublished(data, {personal: true});
  try {
    const db = await snapshot.connect();
    const [row] = await db.rows(`select
      (select cast(sum(net_amount) as varchar) from fct_invoice_line) as revenue,
      (select count(*) from dim_customer where is_current and customer_id is not null) as customers,
      (select count(*) from personal.customer_name) as names`);
    return row!;
  } finally {
    snapshot.close();
  }
}
