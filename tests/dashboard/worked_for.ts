import {workCosts} from '../warehouse/any_work.ts';
import {smallNights} from '../warehouse/nights.ts';

const months = ['2025-12', '2026-01', '2026-02'];
const each = (row: (month: string, at: number) => string) => months.map(row).join('');

/** Three customers and somebody unknown, with calls, visits, orders and invoices each month. */
const delivered = (posted: number) => ({
  customers: 'customer_id,name\nK1,Abel & Söhne\nK2,<b>Bauer</b>\nK3,Conrad\n',
  products: 'product_id,product_group\nP1,parts\nP2,machines\n',
  ledger_entries: `document,line,posted_on,account,account_kind,cost_centre,amount
${each((month, at) => (at < posted ? `L${at},1,${month}-28,6020,operating_cost,2100,${1000 + at}.37\nL${at},2,${month}-28,6100,operating_cost,2200,777.77\nL${at},3,${month}-28,6020,operating_cost,9900,5.55\n` : ''))}`,
  capacity: `cost_centre,month,minutes
${each(month => `2100,${month}-01,300\n`)}`,
  interactions: `interaction_id,kind,happened_on,customer_id,minutes,minutes_source
${each((month, at) => `C${at}1,call,${month}-03,K1,7,measured\nC${at}2,call,${month}-04,K2,,\nC${at}3,visit,${month}-05,K1,61,estimated\nC${at}4,call,${month}-06,,9,measured\nC${at}5,call,${month}-07,K3,11,\n`)}`,
  order_lines: `order_id,line,ordered_on,customer_id,product_id,quantity,net_amount
${each((month, at) => `O${at}1,1,${month}-03,K1,P1,1,10\nO${at}1,2,${month}-03,K1,P1,1,20\nO${at}2,1,${month}-09,K2,P1,1,30\n`)}`,
  invoice_lines: `invoice_id,line,customer_id,order_id,invoiced_on,quantity,net_amount,product_cost
${each((month, at) => `R${at}1,1,K1,O${at}1,${month}-10,1,500.10,199.99\nR${at}1,2,K1,O${at}1,${month}-10,1,33.33,\nR${at}2,1,K2,,${month}-11,1,80,70.05\n`)}`,
});

/**
 * The data folder of a company that knows what its work costs, after one night; the costs of so many of its
 * three months are posted.
 */
export async function workedFor(posted = months.length): Promise<string> {
  const company = await smallNights(delivered(posted), {'costs.yaml': workCosts('year')});
  await company.night();
  return company.data;
}
