import {describe, expect, test} from 'vitest';
import {warningHistory} from '../../pipelines/early_warnings.ts';
import {fourCustomers} from './four_customers.ts';
import {serving} from './serving.ts';
import {kleinwerk, servingNights} from './serving_nights.ts';

const months = (from: string, count: number) =>
  Array.from({length: count}, (_, at) =>
    Temporal.PlainDate.from(from).add({months: at}).toString(),
  );

/** K1 has fallen silent, K2 buys as ever, K3 has left, K4 is new. */
const purchases = {
  K1: months('2024-10-01', 20),
  K2: months('2024-10-10', 24),
  K3: months('2024-10-20', 3),
  K4: ['2026-08-01', '2026-09-01'],
};

const lines = Object.entries(purchases).flatMap(([customer, days]) =>
  days.map(
    (day, at) => `${customer}-${at},1,${customer},${day},1,${customer === 'K1' ? 500 : 100},40`,
  ),
);

const delivered = {
  customers: `customer_id,name,segment
K1,Abel & Söhne,A
K2,<b>Bauer</b>,A
K3,Conrad,B
K4,Dorn,B
`,
  invoice_lines: `invoice_id,line,customer_id,invoiced_on,quantity,net_amount,product_cost
${lines.join('\n')}
`,
};

describe('the page on churn', () => {
  const site = servingNights(delivered, kleinwerk('2026-09-30'));

  const {text, json} = site;
  const csv = async (path: string) => (await text(path)).trim().split('\r\n');

  test('lists valuable customers who may leave, with their signs and since when', async () => {
    const {warnings, rates, qualities, silent_customers} = await json('/churn.json');
    expect(warnings).toEqual([
      {
        customer_id: 'K1',
        customer: 'Abel & Söhne',
        contribution_4: 9200,
        churn_risk: null,
        reason_1: 'silent',
        reason_2: null,
        reason_3: null,
        since: '2026-07-03',
        raised_on: '2026-09-30',
      },
    ]);
    expect(silent_customers).toBe(1);
    expect(qualities).toMatchObject([{basis: 'purchase', reason: 'too_few'}]);
    expect(rates.churn_rate).toBeCloseTo(100 / 3, 9);
    const page = await text('/churn');
    expect(page).toContain('Abel &amp; Söhne');
    expect(page).toContain('Schläfer');
    expect(page).toContain('Kein Risiko: Zum Lernen braucht es 30');
    expect(await text('/churn?lang=en')).toContain('1 early warning of valuable customers');
  });

  test('shows all active customers, and why they have no risk', async () => {
    const {customers, calibration} = await json('/churn.json?view=risk');
    expect(customers.map((each: {customer_id: string}) => each.customer_id)).toEqual([
      'K1',
      'K4',
      'K2',
    ]);
    expect(calibration).toEqual([]);
    const page = await text('/churn?view=risk');
    expect(page).toContain('Wer kauft, gilt nach langer Stille als verloren');
    expect(page).not.toContain('Bei Kunden, die nur Verträge haben');
    expect(page).toContain('3 von 3 aktiven Kunden, die am längsten stillen zuerst');
    expect(page).toContain('&lt;b&gt;Bauer&lt;/b&gt;');
    expect(page).not.toContain('<b>Bauer');
    const csv = (await text('/churn.csv?view=risk&lang=en')).trim().split('\r\n');
    expect(csv[0]).toContain('Customer no.,Customer,By,Months ahead,Risk %');
    expect(csv).toHaveLength(4);
  });

  test('opens the silent ones to their list', async () => {
    const page = await text('/churn?lang=en');
    expect(page).toContain(
      '<a href="/churn?lang=en&amp;view=silent">1 active customer</a> is silent',
    );
    const {customers, silent_customers} = await json('/churn.json?view=silent');
    expect(customers).toEqual([
      expect.objectContaining({
        customer_id: 'K1',
        last_purchase_on: '2026-05-01',
        silence_days: 152,
        long_gap_days: 31,
        contribution_4: 9200,
      }),
    ]);
    expect(customers).toHaveLength(silent_customers);
    expect(await text('/churn?view=silent')).toContain('Der 1 Schläfer, Beträge in EUR');
  });

  test('tells churn month by month, and why it has no rate or reason', async () => {
    const {months, reasons, relation_lengths} = await json('/churn.json?view=months');
    expect(months).toHaveLength(24);
    expect(months.find((each: {month: string}) => each.month === '2025-12-01')).toMatchObject({
      customers_start: 3,
      new_customers: 0,
      lost_customers: 1,
      churn_rate: expect.closeTo(100 / 3, 9),
      mean_churn_rate: null,
      lost_revenue: 300,
      revenue_churn_rate: expect.closeTo((300 / 8700) * 100, 9),
      lost_contribution: 180,
      gross_mrr_retention: null,
      reason: null,
    });
    expect(months.at(0)).toMatchObject({month: '2026-09-01', customers_end: 3});
    expect(months.at(-1)).toMatchObject({churn_rate: null, reason: 'short_history'});
    expect(reasons).toEqual([]);
    expect(relation_lengths).toMatchObject([
      {is_active: true, customers: 3},
      {is_active: false, customers: 1},
    ]);
    const page = await text('/churn?view=months');
    expect(page).toContain('Geschichte noch zu kurz');
    expect(page).toContain('Keine Quelle liefert Gründe');
    expect(page).not.toContain('GRR');
  });

  test('opens each number of a month to just its customers', async () => {
    const {months: all} = await json('/churn.json?view=months');
    const groups = {
      start: 'customers_start',
      new: 'new_customers',
      won_back: 'won_back_customers',
      lost: 'lost_customers',
    };
    for (const month of all) {
      const short = month.month.slice(0, 7);
      for (const [group, number] of Object.entries(groups)) {
        const {customers, sums} = await json(
          `/churn.json?view=months&month=${short}&group=${group}`,
        );
        expect(customers, `${group} ${short}`).toHaveLength(month[number]);
        expect(sums.customers).toBe(month[number]);
      }
      const {sums} = await json(`/churn.json?view=months&month=${short}&group=lost`);
      expect(sums).toMatchObject({
        revenue: month.lost_revenue,
        contribution_4: month.lost_contribution,
      });
    }
    const {customers} = await json('/churn.json?view=months&month=2025-12&group=lost');
    expect(customers).toEqual([
      {
        customer_id: 'K3',
        customer: 'Conrad',
        started_on: '2024-10-20',
        lost_on: '2025-12-20',
        revenue: 300,
        contribution_4: 180,
      },
    ]);
    const table = await text('/churn?view=months');
    expect(table).toContain('<a href="/churn?view=months&amp;month=2025-12&amp;group=lost">1</a>');
    const page = await text('/churn?view=months&month=2025-12&group=lost');
    expect(page).toContain('Im Dezember 2025 verlorene Kunden: 1 bis 1 von 1');
    expect(page).toContain('<a href="/customer?customer=K3">');
    expect(page).toContain('<a href="/churn?view=months">Alle Monate</a>');
    expect(await csv('/churn.csv?view=months&month=2025-12&group=start')).toHaveLength(4);
    const wrongs = ['month=2031-01&group=lost', 'month=2025-12&group=moon', 'group=lost'];
    for (const wrong of wrongs) {
      expect((await fetch(`${site.url}/churn?view=months&${wrong}`)).status).toBe(400);
    }
  });

  test('draws cohorts and survival, and tells them as data', async () => {
    const {cohorts} = await json('/churn.json?view=cohorts');
    expect(cohorts).toContainEqual(
      expect.objectContaining({
        cohort: '2024-10-01',
        age_months: 18,
        cohort_customers: 3,
        active_customers: 2,
      }),
    );
    const ofK3 = cohorts.filter((each: {cohort: string}) => each.cohort === '2024-10-01');
    expect(ofK3.find((each: {age_months: number}) => each.age_months === 11)).toMatchObject({
      first_year_revenue: 7500,
      revenue_share: 100,
    });
    expect(ofK3.find((each: {age_months: number}) => each.age_months === 23)).toMatchObject({
      revenue_share: expect.closeTo((5200 / 7500) * 100, 9),
    });
    const byRevenue = await text('/churn?view=cohorts&by=revenue&lang=en');
    expect(byRevenue).toContain('How much revenue of the customers of a month is still there');
    expect(byRevenue).toContain('<a href="/churn?view=cohorts&amp;lang=en">by customers</a>');
    expect(await text('/churn?view=survival')).toContain('Nach der Regel von 12 Monaten Stille');
    const {survival} = await json('/churn.json?view=survival');
    expect(survival).toContainEqual(expect.objectContaining({segment: null, lost: 0}));
    for (const view of ['months', 'cohorts', 'survival']) {
      const page = await text(`/churn?view=${view}`);
      expect(page).toContain('<svg');
      expect(page).toContain('class="ranking');
      expect((await text(`/churn.csv?view=${view}`)).split('\r\n').length).toBeGreaterThan(2);
    }
  });

  const send = async (fields: Record<string, string>, headers = {}) => {
    const response = await fetch(`${site.url}/churn/answer`, {
      method: 'POST',
      redirect: 'manual',
      headers: {origin: site.url, ...headers},
      body: new URLSearchParams(fields),
    });
    return [response.status, response.headers.get('location')] as const;
  };

  test('writes down who answers a warning, and shows it', async () => {
    expect(await send({customer: 'K1', by: ' ', note: ''})).toEqual([303, '/churn?refused=nobody']);
    expect(await send({customer: 'K2', by: 'Jana'})).toEqual([303, '/churn?refused=unknown']);
    expect((await send({customer: 'K1', by: 'Jana'}, {origin: 'http://evil.example'}))[0]).toBe(
      403,
    );
    expect((await send({customer: 'K1', by: 'Jana', act: 'x'}))[0]).toBe(400);
    expect(warningHistory(site.data).map(({act}) => act)).toEqual(['raised']);
    const done = await send({customer: 'K1', by: 'Jana', note: 'Besuch am <Freitag>', lang: 'de'});
    expect(done).toEqual([303, '/churn?lang=de&written=yes']);
    const page = await text('/churn?written=yes');
    expect(page).toContain('Die Antwort ist notiert.');
    expect(page).toContain('Besuch am &lt;Freitag&gt;');
    const {warnings, history} = await json('/churn.json');
    expect(history.map(({act, by}: {act: string; by: string}) => [act, by])).toEqual([
      ['answered', 'Jana'],
      ['raised', ''],
    ]);
    expect(page).toContain('Verlauf: die letzten 2 von 2 Einträgen');
    expect(warnings[0].answer).toMatchObject({by: 'Jana', note: 'Besuch am <Freitag>'});
  });

  test('stands on the page of the customer, with what was warned and why there is no risk', async () => {
    const {churn} = await json('/customer.json?customer=K1');
    expect(churn.churn).toMatchObject({is_silent: true, churn_risk: null, reason: 'too_few'});
    expect(churn.warning).toMatchObject({signs: ['silent'], raised_on: '2026-09-30'});
    expect(churn.history.map(({act}: {act: string}) => act)).toEqual(['answered', 'raised']);
    const page = await text('/customer?customer=K1');
    expect(page).toContain('<a href="/churn?view=risk">Abwanderung</a>');
    expect(page).toContain('Frühwarnung seit 30. September 2026: Schläfer.');
    expect(page).toContain('30.09.2026: beantwortet, Jana, Besuch am &lt;Freitag&gt;');
    expect(page).toContain('Kein Risiko: Zum Lernen braucht es 30');
    const lost = await text('/customer?customer=K3&lang=en');
    expect(lost).toContain('No risk: the customer counts as lost since 20 December 2025.');
    expect(lost).toContain('There has been no early warning yet.');
  });

  test('a view that nobody knows is a wrong question', async () => {
    expect((await fetch(`${site.url}/churn?view=moon`)).status).toBe(400);
    expect((await fetch(`${site.url}/churn?month=2026-01`)).status).toBe(400);
  });
});

describe('a snapshot from before churn was told', () => {
  const old = serving(fourCustomers);

  test('says so, in each form and view, and has nothing to answer', async () => {
    expect(await old.text('/churn')).toContain('Dieser Stand kennt noch keine Abwanderung.');
    for (const view of [
      '',
      '?view=months',
      '?view=risk',
      '?view=silent',
      '?view=cohorts',
      '?view=survival',
    ]) {
      expect(JSON.parse(await old.text(`/churn.json${view}`)).no_data_reason).toBe(
        'older_snapshot',
      );
      expect((await old.text(`/churn.csv${view}`)).trim().split('\r\n')).toHaveLength(1);
    }
    expect(await old.text('/churn')).not.toContain('method="post"');
  });
});
