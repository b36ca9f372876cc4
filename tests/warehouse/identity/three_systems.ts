import {mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {openPublished} from '../../../warehouse/snapshot.ts';
import {writeCompany} from '../../company_folder.ts';
import {deliver, nightAt} from '../../nights.ts';

const calm = '{rows: 0, rejected: 1}';

/** CRM and service desk number customers for themselves; billing and the shop share theirs. */
export const threeSystems = `
crm:
  customer_numbers: own
  expect: ${calm}
  streams:
    customers:
      {files: crm.csv, entity: customers,
       columns: {customer_id: id, shared_number: number, name: name, natural_person: person,
                 vat_id: vat, email: mail, postal_code: code, segment: segment}}
    visits:
      {files: "visits*.csv", delivery: delta, entity: interactions,
       columns: {interaction_id: id, customer_id: customer, kind: {constant: visit}, happened_on: day}}
    relations:
      {files: "relations*.csv", delivery: delta, entity: customer_relations,
       columns: {customer_id: id, role: role, related_id: related, valid_from: since, valid_to: until}}
    members:
      {files: "members*.csv", delivery: delta, entity: memberships,
       columns: {programme: programme, customer_id: id, joined_on: since, points: points}}
billing:
  expect: ${calm}
  streams:
    customers:
      {files: billing.csv, entity: customers,
       columns: {customer_id: id, name: name, natural_person: person, vat_id: vat, email: mail,
                 postal_code: code, industry: industry}}
    lines:
      {files: "lines*.csv", delivery: delta, entity: invoice_lines,
       columns: {invoice_id: id, line: {constant: "1"}, customer_id: customer, invoiced_on: day,
                 quantity: {constant: "1"}, net_amount: amount}}
    parcels:
      {files: "parcels*.csv", delivery: delta, entity: deliveries,
       columns: {delivery_id: id, customer_id: customer, ship_to: to, delivered_on: day}}
desk:
  customer_numbers: own
  expect: ${calm}
  streams:
    users:
      {files: desk.csv, entity: customers, history: false,
       columns: {customer_id: id, name: name, email: mail, phone: phone}}
    cases: {files: "cases*.csv", delivery: delta}
`;

/** The desk's cases come through SQL of the company. */
const cases = `/*
Cases as the desk counts them.

One row per case_id.
*/
select id as case_id, customer as customer_id, cast(opened as timestamp) as opened_at,
    cast(minutes as decimal(18, 4)) as minutes, text as subject
from src_desk__cases
qualify row_number() over (partition by id order by _delivery desc, _row desc) = 1
`;

const headings = {
  'crm.csv': 'id,number,name,person,vat,mail,code,segment',
  'billing.csv': 'id,name,person,vat,mail,code,industry',
  'desk.csv': 'id,name,mail,phone',
  visits: 'id,customer,day',
  lines: 'id,customer,day,amount',
  cases: 'id,customer,opened,minutes,text',
  relations: 'id,role,related,since,until',
  members: 'programme,id,since,points',
  parcels: 'id,customer,to,day',
};

/** A company of three systems; nights come one a day, unless a moment is given. */
export function threeSystemsCompany(all = threeSystems) {
  const folder = mkdtempSync(join(tmpdir(), 'kundenwert-'));
  const place = {company: join(folder, 'company'), data: join(folder, 'data')};
  mkdirSync(place.company);
  writeCompany(place.company, {
    'sources.yaml': all,
    'staging/stg_desk__service_cases.sql': cases,
  });
  let now = Date.parse('2026-03-01T01:00:00Z');
  return {
    ...place,
    end: () => rmSync(folder, {recursive: true, force: true}),
    /** Lines of files, without their headings. */
    give(files: Record<string, readonly string[] | undefined>): void {
      for (const [file, lines] of Object.entries(files)) {
        const heading = Object.entries(headings).find(([name]) => file.startsWith(name))![1];
        deliver(place.company, file, [heading, ...(lines ?? []), ''].join('\n'));
      }
    },
    async night(more: {full?: boolean; later?: number} = {}): Promise<string> {
      now += (more.later ?? 1) * 86_400_000 + 60_000;
      const {manifest, noticed} = await nightAt(place, {at: new Date(now).toISOString(), ...more});
      const again = noticed.filter(each => /anew/.test(each));
      if (again.length > 0) throw new Error(again.join());
      return manifest.id;
    },
    async ask(sql: string): Promise<unknown[]> {
      const snapshot = await openPublished(place.data, {personal: true});
      try {
        const db = await snapshot.connect();
        return JSON.parse(JSON.stringify(await db.rows(sql))).map(Object.values);
      } finally {
        snapshot.close();
      }
    },
  };
}
