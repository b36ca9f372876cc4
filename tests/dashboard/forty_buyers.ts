import {servingNights} from './serving_nights.ts';

const day = (days: number) =>
  new Date(Date.UTC(2025, 0, 6) + days * 86_400_000).toISOString().slice(0, 10);

/** Forty customers who order every few weeks, each at its own rhythm; some stop. */
const orders = Array.from({length: 40}, (_, at) => {
  const gap = 20 + ((at * 7) % 30);
  const until = at % 5 === 4 ? 330 : 520;
  const days: number[] = [];
  for (let on = at * 3; on < until; on += gap + ((on * 13) % 11)) days.push(on);
  return days.map(on => `R${at}-${on},1,K${at},P,${day(on)},1,${100 + ((at * 31 + on) % 90)},40`);
}).flat();

/**
 * K0 and K1 are the group G; K3 belongs to K2, which is a group by itself; K4 is known by a second number,
 * by which it bought once, and K5 is affiliated, though somebody put it into G.
 */
const delivered = {
  customers: `customer_id,name,segment,group_id,affiliated
${Array.from({length: 40}, (_, at) => `K${at},Kunde ${at},${at % 2 ? 'B' : 'A'},${at < 2 || at === 5 ? 'G' : at === 3 ? 'K2' : ''},${at === 5 ? 'true' : ''}`).join('\n')}
K4b,Zweite Nummer,A,,
`,
  customer_relations: `customer_id,role,related_id,valid_from
K4b,account,K4,2020-01-01
`,
  products: `product_id,name\nP,Riemen\n`,
  invoice_lines: `invoice_id,line,customer_id,product_id,invoiced_on,quantity,net_amount,product_cost
${orders.join('\n')}
RK4b,1,K4b,P,${day(190)},1,75,40
`,
  subscriptions: `subscription_id,customer_id,started_on,mrr,billing
S1,K1,2025-12-01,50,yearly
S2,K7,2025-12-01,80,yearly
`,
};

interface More {
  /** Other tables of the contract, and files of the company's folder. */
  entities?: Record<string, string>;
  settings?: Record<string, string>;
}

/** The company at its newest night, asked while a file's tests run. */
export function servingBuyers({entities, settings}: More = {}) {
  const site = servingNights({...delivered, ...entities}, settings);
  return {site, text: site.text, json: site.json};
}
