import {afterAll, beforeAll, expect, test, vi} from 'vitest';
import {serve} from '../../dashboard/server.ts';
import {smallNights} from '../warehouse/nights.ts';

const mayNotSee = vi.hoisted(() => new Set<string>());
vi.mock('../../dashboard/who.ts', async original => ({
  ...(await original<object>()),
  whoAsks: () => ({user: 'test', role: 'controller', personal: !mayNotSee.has('persons')}),
}));

const delivered = {
  customers: 'customer_id,name,collective\nCPD,CpD Barverkauf,true\nK1,Kessler GmbH,false\n',
  contacts:
    'contact_id,customer_id,name,email\nE1,CPD,Erika Beispiel,erika@kauf.example\nE2,CPD,Otto Muster,otto@kauf.example\n',
  invoice_lines: `invoice_id,line,customer_id,invoiced_on,quantity,net_amount,contact_id
R1,1,CPD,2026-01-07,1,40,E1
R1,2,CPD,2026-01-07,1,20,E1
R2,1,CPD,2026-01-08,1,30,E9
R3,1,K1,2026-01-09,1,100,
`,
};

const site = {url: '', close: async () => {}};
const opened = async (form: string, document: string) =>
  (
    await fetch(`${site.url}/document${form}?source=fct_invoice_line&document=${document}&lang=en`)
  ).text();

beforeAll(async () => {
  const {data, night} = await smallNights(delivered, {});
  await night();
  Object.assign(site, await serve({data, port: 0}));
});
afterAll(() => site.close());

test('an invoice of a collective account names who bought', async () => {
  const page = await opened('', 'R1');
  expect(page.match(/<bdi>E1<\/bdi>, <bdi>Erika Beispiel<\/bdi>/g)).toHaveLength(2);
  const {rows, persons} = JSON.parse(await opened('.json', 'R1'));
  expect(rows[0]).toMatchObject({customer_id: 'CPD', contact_id: 'E1'});
  expect(persons).toEqual({E1: 'Erika Beispiel'});
});

test('a buyer whom nobody has told of keeps the number', async () => {
  expect(await opened('', 'R2')).toContain('<bdi>E9</bdi></td>');
});

test('invoices of all other customers name no person', async () => {
  const {rows, persons} = JSON.parse(await opened('.json', 'R3'));
  expect(rows[0].contact_id).toBeNull();
  expect(persons).toEqual({});
});

test('who may not see persons sees the number alone', async () => {
  mayNotSee.add('persons');
  try {
    for (const form of ['', '.json', '.csv']) {
      const text = await opened(form, 'R1');
      expect(text).toContain('E1');
      expect(text).not.toContain('Erika');
    }
  } finally {
    mayNotSee.clear();
  }
});
