import {CostSettings} from '../company/costs.ts';
import {smallWorld} from '../tests/small_world.ts';

const title = {de: 'Arbeit', en: 'Work'};
export const costs = CostSettings.parse({
  steps: {contribution_2: {title}},
  pools: {
    service: {
      title,
      cost: [{cost_centres: ['2100']}],
      capacity: {minutes: 4_000_000},
      activities: {
        call: {
          title,
          step: 'contribution_2',
          driver: 'fct_interaction',
          minutes: 'coalesce(minutes, 12)',
        },
      },
    },
  },
});

export const months = 36;
export const period = {from: '2024-01-01', to: '2026-12-01'};
const day = (at: string) => `date '2024-01-10' + to_months(cast((${at}) % ${months} as integer))`;

/** What a company delivers whose customers all call and buy in each month. */
export async function driverCompany(rows: number, customers: number) {
  const world = await smallWorld('2026-12-31', costs);
  const {db} = world;
  const staged = ['interactions', 'customers', 'ledger_entries', 'invoice_lines'];
  for (const each of staged) await world.given(`stg_${each}`, []);
  await db.run(`insert into stg_customers (customer_id, segment)
    select 'K' || i, 'S' || (i % 5) from range(${customers}) as r(i)`);
  await db.run(`insert into stg_interactions (interaction_id, kind, happened_on, customer_id, minutes)
    select 'I' || i, 'call', ${day(`i // ${customers}`)}, 'K' || (i % ${customers}), 5 + i % 13
    from range(${rows}) as r(i)`);
  await db.run(`insert into stg_invoice_lines
      (invoice_id, line, customer_id, invoiced_on, quantity, net_amount, product_cost)
    select 'R' || i, 1, 'K' || (i % ${customers}), ${day(`i // ${customers}`)}, 1, 100 + i % 17, 40
    from range(${customers * months}) as r(i)`);
  await db.run(`insert into stg_ledger_entries
      (document, line, posted_on, account, account_kind, cost_centre, amount)
    select 'L' || i, 1, ${day('i')}, '6020', 'operating_cost', '2100', 3000000
    from range(${months}) as r(i)`);
  return world;
}
