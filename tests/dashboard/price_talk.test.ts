import {existsSync} from 'node:fs';
import {chromium} from 'playwright-core';
import {describe, expect, test} from 'vitest';
import {fourCustomers} from './four_customers.ts';
import {serving} from './serving.ts';
import {servingNights} from './serving_nights.ts';

const peers = [90, 80, 70, 60, 50];

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/**
 * K1 is a group of its own until it is joined by K2 on 1 June 2025; K3 to K7 are its peers. The twelve
 * months end with January 2026. A minute of work costs 1 EUR.
 */
const delivered = {
  customers: `customer_id,valid_from,name,segment,natural_person,group_id
K1,2020-01-01,Abel & Söhne,A,false,G
K2,2020-01-01,<b>Bauer</b>,B,false,
K2,2025-06-01,<b>Bauer</b>,B,false,G
${peers.map((_, at) => `K${at + 3},2020-01-01,Peer ${at + 3},A,false,\n`).join('')}`,
  invoice_lines: `invoice_id,line,customer_id,invoiced_on,quantity,list_amount,net_amount,product_cost,service_from,service_to
R0,1,K1,2024-05-10,1,800,800,300,,
R1,1,K1,2025-03-10,1,1000,900,400,,
R2,1,K2,2025-04-10,1,500,500,300,,
R3,1,K2,2025-07-10,1,200,180,80,,
R4,1,K2,2025-05-15,1,61,61,0,2025-05-01,2025-06-30
${peers.map((cost, at) => `P${at},1,K${at + 3},2025-03-11,1,100,100,${cost},,\n`).join('')}`,
  order_lines: `order_id,line,ordered_on,customer_id,channel,quantity,net_amount,first_confirmed_on
O1,1,2025-03-01,K1,web,1,300,2025-03-20
O2,1,2025-03-02,K1,phone,1,500,2025-03-20
O3,1,2025-07-01,K2,phone,1,180,
O4,1,2025-04-01,K2,web,1,500,
O5,1,2025-04-01,K3,web,1,70,2025-04-04
`,
  delivery_lines: `delivery_id,line,delivered_on,order_id,order_line,quantity
L1,1,2025-03-19,O2,1,1
L2,1,2025-04-04,O5,1,1
`,
  receivables: `receivable_id,invoice_id,customer_id,posted_on,due_on,amount
D1,R1,K1,2025-03-10,2025-04-09,900
D3,R3,K2,2025-07-10,2025-08-09,180
D5,X5,K1,2025-12-01,2025-12-31,119
`,
  payments: `payment_id,line,paid_on,customer_id,invoice_id,amount
Z1,1,2025-04-19,K1,R1,900
Z3,1,2025-08-01,K2,R3,180
`,
  rebate_agreements: `agreement_id,from_revenue,rate,group_id,valid_from,valid_to
B1,0,0.01,G,2025-02-01,2026-01-31
B1,1000,0.02,G,2025-02-01,2026-01-31
B1,5000,0.03,G,2025-02-01,2026-01-31
B0,0,0.05,G,2024-02-01,2025-01-31
`,
  rebate_accruals: 'accrual_id,posted_on,kind,amount\nA1,2025-03-31,accrual,0\n',
  service_levels: 'service_level,response_hours,included_minutes\nbasic,8,120\n',
  subscriptions: `subscription_id,customer_id,started_on,mrr,tier,service_level
S1,K1,2025-03-01,50,Basic,basic
`,
  service_cases: `case_id,customer_id,kind,opened_at,first_response_at,resolved_at,justified
C1,K2,complaint,2025-08-04 09:00:00,2025-08-04 10:00:00,2025-08-04 11:00:00,true
C2,K2,complaint,2025-03-04 09:00:00,2025-03-04 10:00:00,2025-03-04 11:00:00,true
C3,K1,question,2025-08-04 09:00:00,2025-08-04 10:00:00,2025-08-04 11:00:00,
`,
  interactions: `interaction_id,kind,happened_on,customer_id,minutes
I1,call,2025-03-05,K1,60
I2,call,2025-03-05,K3,30
I3,login,2026-02-20,K1,
`,
  ledger_entries: `document,line,posted_on,account,account_kind,cost_centre,amount
L1,1,2025-03-31,6020,operating_cost,2300,1000
`,
};

const costs = `
rates: month
steps: {contribution_2: {title: {de: nach Betreuung, en: after care}}}
pools:
  service:
    title: {de: Service, en: Service}
    cost: [{cost_centres: ["2300"]}]
    capacity: {minutes: 1000}
    activities:
      call: {title: {de: Anruf, en: Call}, step: contribution_2, driver: fct_interaction,
             where: kind = 'call', minutes: minutes, in_contract: true}
`;

describe('the sheet for a price talk', () => {
  const site = servingNights(delivered, {'costs.yaml': costs});
  const get = site.text;
  const sheet = async (who: string) =>
    JSON.parse(await get(`/price-talk.json?month=2026-01&${who}`));

  test('a group is what its members did while they belonged to it', async () => {
    const {years, members, contribution_rate} = await sheet('group=G');
    expect(years.map((each: {sums: object}) => each.sums)).toMatchObject([
      {net_revenue: 1110, contribution_1: 630, contribution_2: 570},
      {net_revenue: 800, contribution_1: 500, contribution_2: 500},
      {net_revenue: null},
    ]);
    expect(years.map((each: {is_whole: boolean}) => each.is_whole)).toEqual([true, false, false]);
    expect(members).toMatchObject([
      {customer_id: 'K1', net_revenue: 900, contribution: 440, tier: 'Basic', contracts: 1},
      {customer_id: 'K2', net_revenue: 210, contribution: 130, tier: null, contracts: 0},
    ]);
    expect(contribution_rate).toBeCloseTo((570 / 1110) * 100, 9);
  });

  test('prices would change until the rate is the median of the segment', async () => {
    const group = await sheet('group=G');
    expect(group.peers).toEqual({segment: 'A', peers: 5, median_rate: 30});
    expect(group.price_change).toBeCloseTo(((0.3 * 1110 - 570) / (1110 * 0.7)) * 100, 9);
    const peer = await sheet('customer=K3');
    expect(peer.peers).toEqual({segment: 'A', peers: 5, median_rate: 40});
    expect(peer.price_change).toBeCloseTo(100, 9);
  });

  test('where the segment is too small, everybody is a peer', async () => {
    const {peers, own_segment} = await sheet('customer=K2');
    expect([own_segment, peers]).toEqual(['B', {segment: null, peers: 6, median_rate: 35}]);
  });

  test('the price waterfall ends at the revenue, also of what was invoiced before a takeover', async () => {
    const {waterfall, discount_rate} = await sheet('group=G');
    expect(waterfall.parts.slice(0, 4)).toMatchObject([
      {name: 'list_revenue', amount: 1230},
      {name: 'other_discount', amount: 120},
      {name: 'invoice_revenue', amount: 1110},
      {name: 'net_revenue', amount: 1110},
    ]);
    expect(discount_rate.own).toBeCloseTo((120 / 1230) * 100, 9);
    expect(discount_rate.peers).toBe(0);
  });

  test('orders, deliveries, work and payment stand beside those of the peers', async () => {
    const {orders, on_time_in_full, work, payment, debts} = await sheet('group=G');
    expect(orders).toMatchObject({orders: 3, median_value: {own: 300, peers: 70}});
    expect(orders.electronic.own).toBeCloseTo(100 / 3, 9);
    expect(orders.electronic.peers).toBe(100);
    expect(on_time_in_full).toEqual({own: 50, peers: 100});
    expect(work).toMatchObject([{activity: 'call', cost: 60, rate: {peers: 6}}]);
    expect(work[0].rate.own).toBeCloseTo((60 / 1110) * 100, 9);
    expect(payment).toEqual({
      days_late: {own: 5, peers: null},
      late_share: {own: 50, peers: null},
    });
    expect(debts).toMatchObject({open_amount: 119, overdue_amount: 119, days_overdue: 31});
  });

  test('service is held against the contracts, and the bonus against its next tier', async () => {
    const {service, agreements} = await sheet('group=G');
    expect(service).toMatchObject({
      tiers: [{tier: 'Basic', contracts: 1}],
      contract_revenue: 550,
      included_minutes: 110,
      used_minutes: 60,
      service_cost: 60,
      complaints: 1,
      justified_complaints: 1,
      judged_requests: 1,
      promise_kept: 100,
    });
    expect(agreements).toMatchObject([
      {agreement_id: 'B1', revenue: 1080, rate: 2, next_from: 5000, next_rate: 3},
    ]);
  });

  test('a customer alone has its own sheet, and a way to that of its group', async () => {
    const {years, belongs_to, agreements, members} = await sheet('customer=K2');
    expect(years[0].sums).toMatchObject({net_revenue: 741, contribution_1: 361});
    expect([belongs_to, agreements[0].agreement_id, members.length]).toEqual(['G', 'B1', 1]);
    const page = await get('/price-talk?customer=K2&month=2026-01');
    expect(page).toContain('href="/price-talk?month=2026-01&amp;group=G"');
    expect(page).toContain('href="/customer?customer=K2&amp;month=2026-01"');
  });

  test('the page tells it in both languages, proves its sums, and names stay text', async () => {
    const page = await get('/price-talk?group=G&month=2026-01');
    expect(page).toContain('erst bei 30,5\u00a0% niedrigeren Preisen');
    expect(page).toContain('Segment A, verglichen mit 5 Kunden');
    expect(page).toContain('&lt;b&gt;Bauer&lt;/b&gt;');
    expect(page.match(/stimmt auf die letzte Stelle/g)).toHaveLength(2);
    const english = await get('/price-talk?group=G&month=2026-01&lang=en');
    expect(english).toContain('only prices lower by 30.5% would bring it there');
    expect(english).toContain('3.0% from 5,000');
  });

  test('a spreadsheet gets the sheet line by line, or the groups', async () => {
    const lines = (await get('/price-talk.csv?group=G&month=2026-01&lang=en')).split('\r\n');
    expect(lines[0]).toBe('Part,Line,Here,Peers,Year before,Two years before');
    expect(lines[1]).toBe(
      '"What is left, 12 months to …, in EUR",Net revenue,1110.0000,,800.0000,',
    );
    expect(lines.find(each => each.includes('Ordered electronically'))).toContain('33.3');
    expect((await get('/price-talk.csv?month=2026-01&lang=en')).split('\r\n')[1]).toBe(
      'Abel & Söhne,G,2,1110.0000',
    );
  });

  test('customers and groups lead to it', async () => {
    expect(await get('/customer?customer=K1&month=2026-01')).toContain(
      'href="/price-talk?customer=K1&amp;month=2026-01"',
    );
    const groups = await get('/profitability?level=group&month=2026-01&months=12');
    expect(groups).toContain('href="/price-talk?month=2026-01&amp;group=G"');
    expect(groups).toContain('href="/customer?month=2026-01&amp;months=12&amp;customer=K3"');
    expect(await get('/price-talk?month=2026-01')).toContain(
      'href="/price-talk?month=2026-01&amp;group=G"',
    );
  });

  test.skipIf(!existsSync(executablePath))(
    'it prints on one upright page, and fits a phone without scrolling sideways',
    async () => {
      const browser = await chromium.launch({executablePath, args: ['--no-sandbox']});
      const page = await browser.newPage({viewport: {width: 360, height: 740}});
      await page.goto(`${site.url}/price-talk?group=G&month=2026-01`);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      const pdf = (await page.pdf({preferCSSPageSize: true})).toString('latin1');
      await browser.close();
      expect(overflow).toBe(0);
      expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
      expect(pdf).toMatch(/\/MediaBox\s*\[\s*0 0 59[45]\.?\d* 84[12]/);
    },
    60_000,
  );

  test.each([
    ['group=K1', 'ein Konzern aus der Liste /price-talk'],
    ['customer=K9', 'eine Kundennummer aus /profitability'],
    ['customer=K1&group=G', 'entweder group oder customer'],
    ['months=12', 'Diesen Parameter gibt es hier nicht'],
  ])('%s is refused with what is possible', async (question, says) => {
    const response = await fetch(`${site.url}/price-talk?${question}`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(says);
  });
});

describe('a snapshot from before there were prices and contracts', () => {
  const old = serving(fourCustomers);

  test('says so', async () => {
    expect(await old.text('/price-talk?customer=K1')).toContain(
      'Dieser Stand kennt Preise, Aufträge oder Verträge noch nicht.',
    );
  });
});
