import {compile, type TopLevelSpec} from 'vega-lite';
import {expect, test} from 'vitest';
import {messages} from '../../company/messages/index.ts';
import {capacity} from '../../dashboard/charts/capacity.ts';
import {churnMonths} from '../../dashboard/charts/churn_months.ts';
import {cohortMap} from '../../dashboard/charts/cohorts.ts';
import {costToServe} from '../../dashboard/charts/cost_to_serve.ts';
import {lifeStages} from '../../dashboard/charts/life_stages.ts';
import {months} from '../../dashboard/charts/months.ts';
import {portfolioMatrix} from '../../dashboard/charts/portfolio_matrix.ts';
import {render} from '../../dashboard/charts/render.ts';
import {survivalCurve} from '../../dashboard/charts/survival.ts';
import {waterfall} from '../../dashboard/charts/waterfall.ts';

const text = {amount: '', share: ''};
const steps = [
  {label: 'List', from: 0, to: 100, kind: 'level', ...text, amount: '100'},
  {label: 'Discount', from: 100, to: 85, kind: 'down', ...text, amount: '-15'},
  {label: 'Loss', from: 0, to: -20, kind: 'level', ...text, amount: '-20'},
] as const;
const served = [
  {revenue: 100, share: 200, outcome: 'loses', customer: 'A', href: '/customer?customer=A'},
  {revenue: 1_000_000, share: 2, outcome: 'earns', customer: 'B'},
] as const;
const used = {number: '', text: '', unused: ''};
const numbers = {revenue_text: '', cost: '', contribution: ''};

const monthly = (mark: 'bar' | 'line') => (width: number) =>
  months(
    [
      {month: 'Jan. 2026', value: 3, text: '3'},
      {month: 'Feb. 2026', value: -2, text: '-2'},
      {month: 'März 2026', value: null, text: '–'},
    ],
    {language: 'de', mark, words: {month: 'Monat', value: 'DB'}, y: 'DB', width, height: 200},
  );

const charts: Record<string, (width: number) => TopLevelSpec> = {
  waterfall: width =>
    waterfall(steps, {
      language: 'de',
      words: messages.de.prices.column,
      width,
      narrow: width < 500,
    }),
  capacity: width =>
    capacity(
      [
        {pool: 'Hotline', month: 'Jan. 2026', use: 50, ...used},
        {pool: 'Hotline', month: 'Feb. 2026*', use: 120, ...used, number: '120'},
        {pool: 'Versand', month: 'Jan. 2026', use: null, ...used},
      ],
      {language: 'de', words: messages.de.costs.capacity.column, narrow: width < 500, width},
    ),
  cohorts: width =>
    cohortMap(
      [
        {cohort: 'Jan. 2026*', age: 0, share: 100, text: '100 %', whole: '4 / 4'},
        {cohort: 'Jan. 2026*', age: 1, share: 75, text: '75 %', whole: '3 / 4'},
        {cohort: 'Feb. 2026', age: 0, share: 0, text: '0 %', whole: '0 / 2'},
      ],
      {
        language: 'de',
        words: {cohort: 'Beginn', age: 'Monate', share: 'Noch aktiv', whole: 'Kunden'},
        width,
      },
    ),
  'churn months': width =>
    churnMonths(
      [
        {month: 'Jan. 2026', rate: null, mean: null, rate_text: '–', mean_text: '–'},
        {month: 'Feb. 2026', rate: 1.5, mean: null, rate_text: '1,5 %', mean_text: '–'},
        {month: 'März 2026', rate: 0, mean: 0.8, rate_text: '0 %', mean_text: '0,8 %'},
      ],
      {
        language: 'de',
        words: {month: 'Monat', rate: 'Rate %', mean: 'Mittel %'},
        width,
        height: 240,
      },
    ),
  survival: width =>
    survivalCurve(
      [
        {months: 6, share: 80, low: 60, high: 100, text: '80 %', band: '60 – 100'},
        {months: 130, share: 0, low: 0, high: 0, text: '0 %', band: '–'},
      ],
      {
        language: 'de',
        words: {months: 'Monate', share: 'Noch da', band: 'von, bis'},
        y: 'Noch da (%)',
        width,
        height: 300,
      },
    ),
  'portfolio matrix': width =>
    portfolioMatrix(
      (['earns', 'loses'] as const).map((outcome, at) => ({
        attractiveness: 100 * at,
        position: 100,
        revenue: 1_000_000 * at,
        outcome,
        customer: 'A',
        cell: 'Starkunden',
        revenue_text: '',
        contribution: '',
        href: '/customer?customer=A',
      })),
      [0, 50].map(from => ({
        label: `Feld ${from}\n12`,
        from: {attractiveness: from, position: from},
        to: {attractiveness: from + 50, position: from + 50},
      })),
      {
        language: 'de',
        words: {
          x: 'Position',
          y: 'Attraktivität',
          customer: 'Kunde',
          cell: 'Feld',
          revenue: 'Umsatz',
          contribution: 'DB IV',
          earns: 'bringt etwas',
          loses: 'kostet mehr',
        },
        width,
        height: 500,
      },
    ),
  'life stages': width =>
    lifeStages(
      ['neu', 'Star'].map((stage, at) => ({
        as_of: `2026-0${at + 1}-28`,
        day: `Monat ${at}`,
        stage,
        customers: 1500,
        text: '1.500',
      })),
      {
        language: 'de',
        words: {day: 'Tag', stage: 'Phase', customers: 'Kunden'},
        stages: ['neu', 'Star'],
        width,
        height: 300,
      },
    ),
  bars: monthly('bar'),
  line: monthly('line'),
  'cost to serve': width =>
    costToServe(
      served.map(each => ({...each, ...numbers})),
      {
        language: 'de',
        words: {...messages.de.costToServe('DB IV'), x: 'Nettoumsatz'},
        mean: {share: 20, label: 'Durchschnitt'},
        width,
        height: 300,
      },
    ),
};
const looks = Object.keys(charts).flatMap(name => [1180, 340].map(width => ({name, width})));

test.each(looks)('$name, $width wide, compiles without a warning', ({name, width}) => {
  const warnings: unknown[] = [];
  const note = (...each: unknown[]) => {
    warnings.push(each);
    return logger;
  };
  const logger = {
    level: () => logger,
    error: note,
    warn: note,
    info: () => logger,
    debug: () => logger,
  };
  compile(charts[name]!(width), {logger: logger as never});
  expect(warnings).toEqual([]);
});

test('a waterfall goes down from where it was, below zero too', async () => {
  const {svg} = await render(charts.waterfall!(1180));
  expect(svg).toContain('>Discount<');
  expect(svg).toContain('>-15<');
  expect(svg).not.toContain('NaN');
});

test('what is beyond capacity is a number, a colour, and no month is lost', async () => {
  const {svg} = await render(charts.capacity!(340));
  expect(svg).toContain('>120<');
  expect(svg).toContain('fill="var(--red, #b3261e)"');
  expect(svg).toContain('Feb. 2026*');
});

test('the darker a month of a cohort, the more are still there, and none is lost', async () => {
  const {svg} = await render(charts.cohorts!(1180));
  const drawn = svg.matchAll(/<path (?=[^>]*accent)[^>]* opacity="([\d.]+)"/g);
  const all = [...drawn].map(match => Number(match[1]));
  const [shades, legend] = [all.slice(0, 3), all.slice(3)];
  expect(legend).toHaveLength(5);
  expect(legend).toEqual(legend.toSorted((a, b) => a - b));
  expect([legend[0], legend[4]]).toEqual([shades[2], shades[0]]);
  expect(shades).toHaveLength(3);
  expect(shades[0]).toBeGreaterThan(shades[1]!);
  expect(shades[1]).toBeGreaterThan(shades[2]!);
  expect(svg).toContain('Jan. 2026*');
});

test('survival begins with all, and its axis counts years', async () => {
  const {svg} = await render(charts.survival!(1180));
  expect(svg).not.toContain('NaN');
  for (const label of ['0', '24', '120']) expect(svg).toContain(`>${label}<`);
});

test('a link in a chart is for pointers; the table has it for the keyboard', async () => {
  const {svg} = await render(charts['cost to serve']!(1180));
  expect(svg).toContain('<a tabindex="-1" xlink:href="/customer?customer=A">');
  expect(svg.match(/<a /g)).toHaveLength(svg.match(/<a tabindex="-1"/g)!.length);
});

test.for([1, 2, 3])('an axis of counts up to %i names no number twice', async most => {
  const look = {language: 'de', width: 600, height: 300} as const;
  const drawn = [
    lifeStages(
      ['neu', 'Star'].map((stage, at) => ({
        as_of: `2026-0${at + 1}-28`,
        day: `Monat ${at}`,
        stage,
        customers: most,
        text: String(most),
      })),
      {...look, words: {day: 'Tag', stage: 'Phase', customers: 'Kunden'}, stages: ['neu', 'Star']},
    ),
    months([{month: 'Jan. 2026', value: most, text: String(most)}], {
      ...look,
      mark: 'bar',
      words: {month: 'Monat', value: 'Betrag'},
      y: 'Betrag',
    }),
  ];
  for (const chart of drawn) {
    const {svg} = await render(chart);
    const labels = [...svg.matchAll(/<text [^>]*text-anchor="end"[^>]*>(\d+)<\/text>/g)];
    const numbers = labels.map(([, label]) => label);
    expect(numbers.length).toBeGreaterThan(1);
    expect(numbers).toEqual([...new Set(numbers)]);
  }
});
