import {describe, expect, test} from 'vitest';
import {fourCustomers} from './four_customers.ts';
import {serving} from './serving.ts';
import {servingNights} from './serving_nights.ts';

const days = ['05', '06', '07', '08', '09'];

/** So many requests of a customer in January, answered after so many working hours. */
const requests = (customer: string, replies: string[], minutes: number) =>
  replies
    .map(
      (reply, at) =>
        `${customer}-${at},${customer},question,2026-01-${days[at]} 08:00:00,2026-01-${days[at]} ${reply}:00,2026-01-${days[at]} 16:00:00,${minutes}\n`,
    )
    .join('');

/**
 * Each month Basic includes 10 minutes and an answer in 8 hours, Premium 100 minutes and 2 hours. K1
 * (Basic) gets much more, K2 (Premium) waits, K3 has no contract, and K4 asks too seldom to be judged.
 */
const delivered = {
  customers: 'customer_id,name\nK1,Abel & Söhne\nK2,<b>Bauer</b>\nK3,Conrad\nK4,Dorn\nK5,Egal\n',
  service_levels: `service_level,name,response_hours,included_minutes
basic,Basic,8,120
premium,Premium,2,1200
silver,Silver,4,
`,
  subscriptions: `subscription_id,customer_id,started_on,mrr,tier,service_level
S1,K1,2025-12-01,50,Basic,basic
S2,K2,2025-12-01,200.50,Premium,premium
S4,K4,2025-12-01,30,Basic,basic
S5,K5,2025-12-01,40,,silver
`,
  service_cases: `case_id,customer_id,kind,opened_at,first_response_at,resolved_at,minutes
${requests('K1', ['09:00', '09:00', '10:00', '08:30', '09:00'], 30)}${requests('K2', ['11:00', '09:00', '12:00', '09:30', '13:00'], 15)}${requests('K3', ['09:00'], 40)}${requests('K4', ['16:30'], 12.5)}nobody,,question,2026-01-12 08:00:00,,,5
`,
  interactions: `interaction_id,kind,happened_on,customer_id,minutes
V1,service_visit,2026-01-20,K1,60
V2,visit,2026-02-20,K1,60
`,
  ledger_entries: `document,line,posted_on,account,account_kind,cost_centre,amount
L1,1,2026-01-31,6020,operating_cost,2300,2000
L2,1,2026-02-28,6020,operating_cost,2300,2000
`,
};

const costs = `
rates: month
steps: {contribution_3: {title: {de: Service, en: Service}}}
pools:
  service:
    title: {de: Service, en: Service}
    cost: [{cost_centres: ["2300"]}]
    capacity: {minutes: 1000}
    activities:
      case: {title: {de: Fall, en: Case}, step: contribution_3, driver: fct_service_case, minutes: minutes}
      visit: {title: {de: Besuch, en: Visit}, step: contribution_3, driver: fct_interaction,
              where: kind = 'service_visit', minutes: minutes, in_contract: false}
`;

/** A site with a company of one night, at its January. */
function site(more: Record<string, string>, entities: Partial<typeof delivered> = delivered) {
  const place = servingNights(entities as Record<string, string>, more);
  const get = async (path: string) => (await fetch(place.url + path)).text();
  return {
    get,
    status: async (path: string) => (await fetch(place.url + path)).status,
    json: async (path: string) => JSON.parse(await get(path)),
  };
}

const january = 'month=2026-01&months=1';

describe('contracts against what they use', () => {
  const {get, json, status} = site({
    'costs.yaml': costs.replace('minutes: minutes}', 'minutes: minutes, in_contract: true}'),
  });

  test('tiers include, use, earn and cost what their customers do', async () => {
    const {tiers, total, service_minutes} = await json(`/contracts.json?${january}`);
    expect(tiers).toMatchObject([
      {
        tier: 'Premium',
        customers: 1,
        contracts: 1,
        contract_revenue: 200.5,
        included_minutes: 100,
        used_minutes: 75,
        use_rate: 75,
        service_cost: 150,
        contribution: 50.5,
      },
      {
        tier: 'Basic',
        customers: 2,
        contracts: 2,
        contract_revenue: 80,
        included_minutes: 20,
        used_minutes: 162.5,
        use_rate: 812.5,
        service_cost: 325,
        contribution: -245,
      },
      {
        tier: null,
        has_contract: true,
        customers: 1,
        contract_revenue: 40,
        included_minutes: null,
        used_minutes: 0,
        use_rate: null,
      },
      {
        tier: null,
        has_contract: false,
        customers: 1,
        contract_revenue: 0,
        used_minutes: 45,
        use_rate: null,
        service_cost: 90,
        contribution: -90,
      },
    ]);
    expect(total).toMatchObject({used_minutes: 282.5, included_minutes: 120});
    expect(total.use_rate).toBeCloseTo((237.5 / 120) * 100, 9);
    expect(service_minutes).toBe(282.5);
  });

  test('who is served better or worse than agreed is told with its reasons', async () => {
    const {customers} = await json(`/contracts.json?${january}`);
    expect(customers).toMatchObject([
      {
        customer_id: 'K1',
        excess_minutes: 140,
        judged_requests: 5,
        promise_kept: 100,
        response_share: 12.5,
        verdict: 'better',
      },
      {customer_id: 'K4', excess_minutes: 2.5, judged_requests: 1, verdict: 'too_few'},
      {
        customer_id: 'K2',
        excess_minutes: -25,
        judged_requests: 5,
        kept_requests: 2,
        promise_kept: 40,
        response_share: 150,
        verdict: 'worse',
      },
      {customer_id: 'K5', excess_minutes: null, judged_requests: 0, verdict: 'too_few'},
    ]);
  });

  test('several months are one period, and a month without work is in it', async () => {
    const {tiers} = await json('/contracts.json?month=2026-02&months=12');
    expect(
      tiers.map((each: {tier: string; included_minutes: number; contract_revenue: number}) => [
        each.tier,
        each.included_minutes,
        each.contract_revenue,
      ]),
    ).toEqual([
      ['Premium', 300, 601.5],
      ['Basic', 60, 240],
      [null, null, 120],
      [null, 0, 0],
    ]);
  });

  test('the page tells it in both languages, leads to customers, and names stay text', async () => {
    const page = await get(`/contracts?${january}`);
    expect(page).toContain('stimmt auf die letzte Stelle');
    expect(page).toContain('Mehr genutzt als enthalten: 2 von 2 Kunden');
    expect(page).toContain('Schlechter bedient als vereinbart: 1 von 1 Kunden');
    expect(page).toContain('weniger als 90,0\u00a0% der Vorgänge');
    expect(page).toContain('Für 1 Kunden mit Vertrag nennt keine Servicestufe enthaltene Minuten');
    expect(page).toContain('&lt;b&gt;Bauer&lt;/b&gt;');
    expect(page).toContain('href="/customer?month=2026-01&amp;months=1&amp;customer=K1"');
    const english = await get(`/contracts?${january}&lang=en`);
    expect(english).toContain('Served worse than agreed: 1 of 1 customer,');
    expect(english).toContain('holds to the last digit');
  });

  test('a spreadsheet gets every customer with a contract', async () => {
    const lines = (await get(`/contracts.csv?${january}&lang=en`)).trim().split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toContain('Customer no.,Customer,Tier,Service level,Contract revenue (EUR)');
    expect(lines[1]).toBe(
      'K1,Abel & Söhne,Basic,basic,50.0000,10.0000,150.0000,140.0000,1500,300.0000,-250.0000,5,100,12.5,better',
    );
  });

  test('a month that is not there, and one too many, are refused', async () => {
    expect(await status('/contracts?month=2031-01')).toBe(400);
    expect(await status('/contracts?months=5')).toBe(400);
    expect(await status('/contracts?customer=K1')).toBe(400);
  });
});

describe('a company with other limits and without activity costs', () => {
  const {get, json} = site({
    'company.yaml': JSON.stringify({
      name: 'Kleinwerk',
      currency: 'EUR',
      time_zone: 'Europe/Berlin',
      business_date: 'latest',
      service_promise: {kept: 30, exceeded: 10, requests: 1},
    }),
  });

  test('judges by its own limits', async () => {
    const {customers} = await json(`/contracts.json?${january}`);
    const verdicts = customers.map((each: {customer_id: string; verdict: string}) => [
      each.customer_id,
      each.verdict,
    ]);
    expect(Object.fromEntries(verdicts)).toEqual({
      K1: 'as_agreed',
      K2: 'as_agreed',
      K4: 'worse',
      K5: 'too_few',
    });
  });

  test('counts cases and service visits, and says that nobody knows what they cost', async () => {
    const {total} = await json(`/contracts.json?${january}`);
    expect(total).toMatchObject({used_minutes: 342.5, service_cost: null, contribution: null});
    expect(await get(`/contracts?${january}`)).toContain(
      'Was die Arbeit kostet, ist nicht bekannt',
    );
  });
});

describe('a company without contracts', () => {
  const {service_cases, customers, interactions} = delivered;
  const {get, json} = site({}, {service_cases, customers, interactions});

  test('says that nobody delivers any, not that none ran', async () => {
    const page = await get(`/contracts?${january}`);
    expect(page).toContain('Keine Quelle liefert Verträge.');
    expect(page).not.toContain('lief kein Vertrag');
    expect((await json(`/contracts.json?${january}`)).no_data_reason).toBe('no_contracts');
  });
});

describe('a company whose contracts have ended', () => {
  const {service_cases, customers, interactions} = delivered;
  const subscriptions =
    'subscription_id,customer_id,started_on,mrr,ended_on\nS1,K1,2025-02-01,50,2025-10-31\n';
  const {get} = site({}, {service_cases, customers, interactions, subscriptions});

  test('says that none ran', async () => {
    const page = await get(`/contracts?${january}`);
    expect(page).toContain('In diesem Zeitraum lief kein Vertrag.');
    expect(page).not.toContain('Keine Quelle');
  });
});

describe('a snapshot from before contracts were held against their use', () => {
  const old = serving(fourCustomers);

  test('says so', async () => {
    expect(await old.text('/contracts')).toContain('Dieser Stand kennt noch keine Verträge.');
    expect(await old.text('/contracts?lang=en')).toContain('This snapshot knows no contracts yet.');
  });
});
