import {expect, test} from 'vitest';
import {kleinwerk, servingNights} from './serving_nights.ts';

/** All three bought each month until they fell silent; one of them is a person who objected to profiling. */
const lines = ['K1', 'K2', 'P1'].flatMap(customer =>
  Array.from({length: 20}, (_, at) => {
    const day = Temporal.PlainDate.from('2024-10-01').add({months: at});
    return `${customer}-${at},1,${customer},${day},1,500,40`;
  }),
);

const delivered = {
  customers: `customer_id,name,natural_person
K1,Abel,false
K2,Bauer,false
P1,Carla,true
`,
  consents: `contact_id,customer_id,purpose,objected_on
c1,P1,profiling,2026-01-10
`,
  invoice_lines: `invoice_id,line,customer_id,invoiced_on,quantity,net_amount,product_cost
${lines.join('\n')}
`,
};

const site = servingNights(delivered, kleinwerk('2026-09-30'));

const {text} = site;

test('who objected to profiling is no sleeper in a list, and how many these are is said', async () => {
  const {customers, silent_customers, objecting_customers} = JSON.parse(
    await text('/churn.json?view=silent'),
  );
  expect(customers.map((each: {customer_id: string}) => each.customer_id)).toEqual(['K1', 'K2']);
  expect([silent_customers, objecting_customers]).toEqual([2, 1]);
  const page = await text('/churn?view=silent');
  expect(page).not.toContain('Carla');
  expect(page).toContain('1 Person fehlt hier, weil sie der Profilbildung widersprach.');
  expect(await text('/churn?view=silent&lang=en')).toContain(
    '1 person is left out here for having objected to profiling.',
  );
  expect((await text('/churn.csv?view=silent')).trim().split('\r\n')).toHaveLength(3);
  expect(await text('/churn?lang=en')).toContain('2 active customers');
});
