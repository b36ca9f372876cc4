import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {type Browser, type BrowserContextOptions, chromium, type Page} from 'playwright-core';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {inter} from '../../dashboard/charts/text_width.ts';
import {serve} from '../../dashboard/server.ts';
import {rememberDecision} from '../../pipelines/identity.ts';
import {locked} from '../../pipelines/lock.ts';
import {runLog} from '../../pipelines/runs/run_log.ts';
import {aRun, failedNight, goodNight} from '../pipelines/a_run.ts';
import {temporaryFolder} from '../temporary_folder.ts';
import {threeSystemsCompany} from '../warehouse/identity/three_systems.ts';
import {smallNights} from '../warehouse/nights.ts';
import {fourCustomers} from './four_customers.ts';
import {serving} from './serving.ts';
import {publishWorld} from './small_snapshot.ts';
import {workedFor} from './worked_for.ts';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const missing = !existsSync(executablePath);
if (missing) console.log(`No Chromium at ${executablePath} (CHROMIUM): browser tests are skipped.`);

test.runIf(missing && process.env.CI === 'true')('a build server has a Chromium', () => {
  expect(executablePath).toSatisfy(existsSync);
});

const goodRun = '20261001T023000Z-0001';
const failedRun = '20261002T023000Z-0002';

const inLanguage = ({path, language}: {path: string; language: string}) =>
  `${path}${path.includes('?') ? '&' : '?'}lang=${language}`;

describe.skipIf(missing)('in a browser', () => {
  const site = serving(fourCustomers);
  const rejecting = {url: '', close: async () => {}};
  const running = {url: '', data: '', close: async () => {}};
  const matching = {url: '', close: async () => {}};
  const working = {url: '', close: async () => {}};
  let browser: Browser;
  let axe: string;

  /** A night whose rejected rows are as long and as foreign as they come. */
  beforeAll(async () => {
    const value = `<b>\u0645\u0631\u062d\u0628\u0627</b> ${'x'.repeat(400)} `;
    const company = await smallNights({
      customers: 'customer_id\nK1\n',
      invoice_lines: `invoice_id,line,kind,invoiced_on,quantity,net_amount
R1,1,,2025-06-02,1,10
R2,1,"${value}",2025-06-02,1,20
R3,1,,soon,1,30
`,
    });
    await company.night();
    Object.assign(rejecting, await serve({data: company.data, port: 0}));
  });
  afterAll(() => rejecting.close());

  /** A company that knows what its work costs. */
  beforeAll(async () => {
    Object.assign(working, await serve({data: await workedFor(), port: 0}));
  }, 120_000);
  afterAll(() => working.close());

  /** A good run and a failed one, of a server that may start others. */
  beforeAll(async () => {
    const data = temporaryFolder(afterAll);
    await publishWorld(data, goodRun, fourCustomers);
    await aRun(data, goodRun, goodNight(goodRun));
    await aRun(data, failedRun, failedNight(failedRun, `files: ${'a long path '.repeat(40)}`));
    const refreshing = {start: async () => 'running' as const};
    Object.assign(running, {data}, await serve({data, port: 0, refreshing}));
  });
  afterAll(() => running.close());

  /** Customers of three systems: matched, doubtful, and one that a person has decided on. */
  beforeAll(async () => {
    const {give, night, data, end} = threeSystemsCompany();
    give({
      'crm.csv': [
        `1,K1,${'Alpha Werkzeugmaschinen '.repeat(4)},false,,,70173,A`,
        '5,,Twin One,true,,twin@twin.example,1,C',
        '6,,Twin Two,true,,twin@twin.example,2,C',
      ],
      'billing.csv': ['K1,Alpha AG,false,,,70173,machines', 'K5,Twin,true,,twin@twin.example,3,'],
      'desk.csv': ['b,Jana H.,jana@home.example,030 2'],
      'lines1.csv': ['R1,K1,2026-01-05,100'],
    });
    const at = '2026-03-01T00:00:00Z';
    const decided = {
      one: 'K5',
      other: 'crm:5',
      decision: 'same',
      by: 'Jana',
      note: 'phoned',
    } as const;
    rememberDecision(data, {...decided, at});
    await night();
    const refreshing = {start: async () => 'started' as const};
    Object.assign(matching, await serve({data, port: 0, refreshing}));
    return end;
  }, 120_000);
  afterAll(() => matching.close());

  beforeAll(async () => {
    axe = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
    browser = await chromium.launch({
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
  });
  afterAll(() => browser?.close());

  /** Opens a page of either site, and collects what the browser complains of. */
  async function open(path: string, options: BrowserContextOptions = {}) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', each => each.type() === 'error' && complaints.push(each.text()));
    page.on('pageerror', each => complaints.push(String(each)));
    const sites = {
      quarantine: rejecting,
      runs: running,
      identity: matching,
      churn: working,
      next: working,
      lifetime: working,
      costs: working,
      what: working,
      breakdown: working,
      bridge: working,
    };
    const own = sites[/\w+/.exec(path)?.[0] as keyof typeof sites];
    const {url} = own ?? (/customer=|view=/.test(path) ? working : site);
    expect((await page.goto(url + path))?.status()).toBe(200);
    return {page, complaints, close: () => context.close()};
  }

  const upgraded = (page: Page) => page.waitForSelector('vega-chart.wide[data-upgraded]');

  test('the chart is there without script', async () => {
    const {page, close} = await open('/profitability', {javaScriptEnabled: false});
    const chart = page.locator('vega-chart.wide svg');
    expect(await chart.isVisible()).toBe(true);
    expect((await chart.boundingBox())!.height).toBeGreaterThan(200);
    await close();
  });

  test('with script it answers the pointer, in the same place, without a complaint', async () => {
    const {page, complaints, close} = await open('/profitability');
    const drawn = JSON.parse(
      (await page.locator('vega-chart.wide script').textContent()) as string,
    );
    const before = await fetch(`${site.url}/profitability`).then(each => each.text());
    await upgraded(page);
    const box = (await page.locator('vega-chart.wide svg').boundingBox())!;
    const height = Number(/vega-chart class="wide".*?height="(\d+)"/.exec(before)![1]);
    const width = Number(/vega-chart class="wide".*?width="(\d+)"/.exec(before)![1]);

    expect(drawn.marks.length).toBeGreaterThan(0);
    expect(box.height / box.width).toBeCloseTo(height / width, 2);
    for (let x = 0.3; x < 0.8; x += 0.02) {
      await page.mouse.move(box.x + box.width * x, box.y + box.height / 2);
    }
    const tooltip = page.locator('vega-chart.wide .tooltip');
    await tooltip.waitFor({state: 'visible'});
    expect(await tooltip.textContent()).toMatch(/Rang[1-4]Kunde.*DB I.*€Kumuliert.*%/s);
    expect(complaints).toEqual([]);
    await close();
  });

  test('a click on the whale curve opens the customer, at the address that the table has', async () => {
    const {page, complaints, close} = await open('/profitability?lang=en');
    await upgraded(page);
    const addresses = await page
      .locator('.customers tbody a')
      .evaluateAll(all => all.map(each => (each as HTMLAnchorElement).href));
    const chart = page.locator('vega-chart.wide svg');
    await chart.scrollIntoViewIfNeeded();
    const box = (await chart.boundingBox())!;
    await page.mouse.click(box.x + box.width * 0.5, box.y + box.height * 0.7);
    await page.waitForURL(/customer\?/);
    expect(addresses).toContain(page.url());
    expect(complaints).toEqual([]);
    await close();
  });

  test('a click on the scatter opens the customer, also without script', async () => {
    for (const javaScriptEnabled of [true, false]) {
      const {page, close} = await open('/profitability?view=scatter&months=12', {
        javaScriptEnabled,
      });
      if (javaScriptEnabled) await upgraded(page);
      const addresses = await page
        .locator('.customers tbody a')
        .evaluateAll(all => all.map(each => (each as HTMLAnchorElement).href));
      await page.locator('vega-chart.wide .mark-symbol.role-mark path').last().click();
      await page.waitForURL(/customer\?/);
      expect(addresses).toContain(page.url());
      await close();
    }
  });

  test('the age of the data is told beside the moment that stands without script', async () => {
    const {page, complaints, close} = await open('/profitability?lang=en');
    const dates = page.locator('.dates');
    expect(await dates.textContent()).toMatch(/Data as of 1 Oct 2026, 04:30, \d+ days ago$/);
    expect(complaints).toEqual([]);
    await close();
    const plain = await open('/profitability?lang=en', {javaScriptEnabled: false});
    expect(await plain.page.locator('.dates').textContent()).toMatch(/1 Oct 2026, 04:30$/);
    await plain.close();
  });

  test('a button starts a run by keyboard alone, and the page says what came of it', async () => {
    const {page, complaints, close} = await open('/runs?lang=en', {javaScriptEnabled: false});
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press('Tab');
      const isButton = await page.locator('button[value=refresh]:focus').count();
      if (isButton > 0) break;
    }
    await page.keyboard.press('Enter');
    await page.locator('.notice').waitFor();
    expect(await page.locator('.notice').textContent()).toContain('A run is under way already');
    expect(complaints).toEqual([]);
    await close();
  });

  test('a run is followed step by step, and its outcome is there when it has ended', async () => {
    const id = '20261003T023000Z-0003';
    const events = goodNight(id);
    await locked(running.data, async () => {
      const log = await runLog(running.data, id, () => {});
      for (const event of events.slice(0, 4)) log.tell(event);
      const {page, complaints, close} = await open('/runs');
      const at = page.locator('run-progress .at');
      expect(await at.textContent()).toBe('Schritt 1 von 5: Liefern lassen');
      for (const event of events.slice(4, 10)) log.tell(event);
      await expect.poll(() => at.textContent()).toBe('Schritt 3 von 5: Bauen und prüfen');
      const done = page.locator('run-progress progress');
      await expect.poll(() => done.getAttribute('value')).toBe('1');
      expect(await page.locator('run-progress .elapsed').textContent()).toMatch(/^\d:\d\d$/);
      for (const event of events.slice(10)) log.tell(event);
      await log.close();
      await page.locator('run-progress').waitFor({state: 'detached'});
      expect(await page.locator('.runs tbody tr').first().textContent()).toContain('vollständig');
      expect(complaints).toEqual([]);
      await close();
    });
  });

  test('the server measures text as the browser does', async () => {
    const {page, close} = await open('/profitability');
    const text = 'Gipfel: 106,3 % nach 1.919 Kunden';
    const measured = await page.evaluate(async each => {
      await document.fonts.load('400 100px Inter');
      const canvas = document.createElement('canvas').getContext('2d')!;
      canvas.font = '400 100px Inter';
      return canvas.measureText(each).width / 100;
    }, text);
    expect(inter(400).widthOf(text) / measured).toBeCloseTo(1, 1);
    await close();
  });

  const runsPages = ['/runs', `/runs?run=${goodRun}`, `/runs?run=${failedRun}`];
  const looks = [
    '/',
    '/profitability',
    '/costs',
    '/what-if?add=unit_time&activity=contact&percent=-20',
    '/contracts',
    '/breakdown?by=customer&level=group',
    '/bridge?months=1&against=before',
    '/bridge?against=plan',
    '/price-talk?customer=K1',
    '/lifetime-value',
    '/lifetime-value?view=segments',
    '/lifetime-value?view=development',
    '/lifetime-value?view=prospects',
    '/lifetime-value?view=models',
    '/customer?customer=K1&view=value',
    '/churn',
    '/churn?view=months',
    '/churn?view=risk',
    '/churn?view=silent',
    '/churn?view=cohorts',
    '/churn?view=survival',
    '/portfolio',
    '/portfolio?view=customers',
    '/portfolio?view=moves',
    '/portfolio?view=method',
    '/segments',
    '/segments?view=rfm',
    '/segments?view=clusters',
    '/segments?view=lifecycle',
    '/segments?view=customers',
    '/segments?view=scores&level=group',
    '/next',
    '/next?view=products',
    '/next?view=affinity',
    '/next?view=renewals',
    '/next?view=pipeline',
    '/customer?customer=K1',
    '/profitability?view=losses&months=12',
    '/profitability?view=scatter&months=12',
    '/profitability?view=prices&months=12',
    '/costs?view=capacity',
    '/customer?customer=K1&view=prices',
    '/customer?customer=K1&view=trend',
    '/quarantine',
    '/identity',
    ...runsPages,
  ].flatMap(path =>
    (['de', 'en'] as const).flatMap(language =>
      (['light', 'dark'] as const).map(colorScheme => ({path, language, colorScheme})),
    ),
  );

  test.each(looks)('$path in $language and $colorScheme can be used by everyone', async look => {
    const {page, close} = await open(inLanguage(look), {
      colorScheme: look.colorScheme,
    });
    if (await page.locator('vega-chart').count()) await upgraded(page);
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => {
      const {violations} = await (
        globalThis as unknown as {axe: typeof import('axe-core')}
      ).axe.run();
      return violations.map(({id, impact, nodes}) => `${impact} ${id}: ${nodes[0]?.html}`);
    });
    expect(violations.filter(each => /^(serious|critical)/.test(each))).toEqual([]);
    await close();
  });

  test.each(looks.filter(each => each.colorScheme === 'light'))(
    '$path in $language does not scroll sideways on a phone',
    async look => {
      const {page, close} = await open(inLanguage(look), {
        viewport: {width: 360, height: 740},
      });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
      await close();
    },
  );
});
