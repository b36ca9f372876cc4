import {join} from 'node:path';
import {compile} from 'vega-lite';
import {expect, test} from 'vitest';
import {messages} from '../../company/messages/index.ts';
import {render} from '../../dashboard/charts/render.ts';
import {inter} from '../../dashboard/charts/text_width.ts';
import {type WhaleCurvePoint, whaleCurve} from '../../dashboard/charts/whale_curve.ts';

const point = (rank: number, cumulative: number): WhaleCurvePoint => ({
  rank,
  cumulative,
  peak: rank === 3,
  customer: `K${rank}`,
  contribution: '',
  cumulative_text: `${cumulative} %`,
});
const points = [point(0, 0), point(1, 75), point(2, 100), point(3, 106.25), point(4, 100)];
const chart = (language: 'de' | 'en', scale = 1) =>
  whaleCurve(
    points.map(each => ({...each, rank: each.rank * scale})),
    {
      language,
      words: messages[language].profitability('DB I').curve,
      y: messages[language].profitability('DB I').curve.yShare,
      peakLabel: 'Gipfel',
      width: 600,
      height: 300,
    },
  );

test('the whale curve compiles without a warning, to what it was', async () => {
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
  const {spec} = compile(chart('de'), {logger: logger as never});

  expect(warnings).toEqual([]);
  await expect(`${JSON.stringify(spec, null, 2)}\n`).toMatchFileSnapshot(
    join(import.meta.dirname, '..', 'golden', 'whale_curve.vg.json'),
  );
});

test('charts of two languages that are drawn at once keep their own numbers', async () => {
  const [de, en] = await Promise.all([render(chart('de', 1000)), render(chart('en', 1000))]);
  expect(de.svg).toContain('>2.000<');
  expect(en.svg).toContain('>2,000<');
});

test('a drawing has no style attribute, which the page would refuse', async () => {
  const {svg} = await render(chart('en'));
  expect(svg).not.toContain(' style=');
});

test('text is as wide as the shipped font says', () => {
  const {widthOf} = inter(400);
  expect(widthOf('iiii')).toBeLessThan(widthOf('mmmm') / 2);
});
