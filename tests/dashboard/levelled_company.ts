import {workCosts} from '../warehouse/any_work.ts';
import {servingNights} from './serving_nights.ts';

const months = ['2025-01', '2025-12', '2026-01', '2026-02'];
const each = (row: (month: string, at: number) => string) => months.map(row).join('');

/**
 * K1 (with a second number, K1b) and K2 are the group G, to which K5 belongs as well, which is our own;
 * K4 takes over K3 in January 2026; K6 is a collective account, and somebody unknown buys and calls.
 */
const levelledCompany = {
  customers: `customer_id,name,natural_person,segment,group_id,affiliated,collective
K1,Anton AG,false,A,G,,
K1b,Anton Zwei,false,A,G,,
K2,Berta <i>Bunt</i>,false,B,G,,
K3,Cäsar GmbH,false,B,,,
K4,Dora GmbH,false,A,,,
K5,Tochter GmbH,false,B,G,true,
K6,CpD,false,,,,true
`,
  customer_relations: `customer_id,role,related_id,valid_from
K1b,account,K1,2020-01-01
K3,group,K4,2026-01-20
`,
  products: `product_id,name,product_group,product_line
P1,Dichtung,parts,small
P2,Presse,machines,
`,
  ledger_entries: `document,line,posted_on,account,account_kind,cost_centre,amount
${each((month, at) => `L${at},1,${month}-28,6020,operating_cost,2100,${1000 + at}.37\nL${at},2,${month}-28,6100,operating_cost,2200,777.77\n`)}`,
  capacity: `cost_centre,month,minutes\n${each(month => `2100,${month}-01,300\n`)}`,
  interactions: `interaction_id,kind,happened_on,customer_id,minutes,minutes_source
${each((month, at) => `C${at}1,call,${month}-03,K1,7,measured\nC${at}2,visit,${month}-05,K2,61,estimated\nC${at}3,call,${month}-06,,9,measured\nC${at}4,call,${month}-07,K3,11,\nC${at}5,call,${month}-07,K1b,5,\n`)}`,
  order_lines: `order_id,line,ordered_on,customer_id,product_id,channel,quantity,net_amount
${each((month, at) => `O${at}1,1,${month}-03,K1,P1,phone,1,10\nO${at}2,1,${month}-09,K2,P1,web,1,30\nO${at}3,1,${month}-09,K3,P1,,1,300\nO${at}4,1,${month}-09,K1b,P1,web,1,3\n`)}`,
  invoice_lines: `invoice_id,line,customer_id,product_id,order_id,invoiced_on,quantity,net_amount,product_cost
${each((month, at) => `R${at}1,1,K1,P1,O${at}1,${month}-10,${at + 1},${500 + at}.10,199.99\nR${at}2,1,K2,P1,O${at}2,${month}-11,1,80,70.05\nR${at}3,1,K3,P2,O${at}3,${month}-12,1,${7 + 10 * at}.77,1\nR${at}4,1,,P1,,${month}-12,1,3,1\nR${at}5,1,K4,P1,,${month}-12,1,50,10\nR${at}6,1,K5,P1,,${month}-12,1,1000,1\nR${at}7,1,K6,P2,,${month}-12,1,200,1\nR${at}8,1,K1b,P2,O${at}4,${month}-13,2,33.33,11\n`)}`,
  rebate_accruals: `accrual_id,posted_on,kind,amount,customer_id
${each((month, at) => `A${at}1,${month}-28,accrual,3.33,K1\nA${at}2,${month}-28,accrual,0.77,K1b\nA${at}3,${month}-28,accrual,1.01,K3\n`)}`,
  service_levels: `service_level,name,response_hours,included_minutes
basic,Basic,8,120
premium,Premium,2,1200
`,
  subscriptions: `subscription_id,customer_id,started_on,mrr,tier,service_level
S1,K1,2025-12-01,50,Basic,basic
S2,K2,2025-12-01,200.50,Premium,premium
S3,K3,2025-12-01,30,Basic,basic
`,
  service_cases: `case_id,customer_id,kind,opened_at,first_response_at,resolved_at,minutes
${['05', '07', '08', '09', '12'].map(day => `a${day},K1,question,2026-01-${day} 08:00:00,2026-01-${day} 09:00:00,2026-01-${day} 16:00:00,30\nb${day},K2,question,2026-01-${day} 08:00:00,2026-01-${day} 12:00:00,2026-01-${day} 16:00:00,15\nc${day},K4,question,2026-01-${day} 08:00:00,2026-01-${day} 12:00:00,2026-01-${day} 16:00:00,1\nd${day},K3,question,2026-01-${day} 08:00:00,2026-01-${day} 09:00:00,2026-01-${day} 16:00:00,2\n`).join('')}`,
};

/** The company at its newest night, asked while a file's tests run. */
export function servingLevels(more: Record<string, string> = {}) {
  const site = servingNights(levelledCompany, {'costs.yaml': workCosts('year'), ...more});
  return {site, text: site.text, json: site.json};
}

/** Whole numbers of the last digit, whose sums are exact. */
export const units = (amount: unknown): number => Math.round(Number(amount ?? 0) * 10_000);

export const levels = ['account', 'customer', 'group'] as const;
