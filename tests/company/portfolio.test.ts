import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {PortfolioSettings} from '../../company/portfolio.ts';
import {readYaml, readYamlIfThere} from '../../company/yaml_file.ts';
import {portfolioTables} from '../../warehouse/portfolio_tables.ts';
import {root} from '../project_files.ts';
import {temporaryFolder} from '../temporary_folder.ts';

function fileWith(settings: object): string {
  const file = join(temporaryFolder(), 'portfolio.yaml');
  writeFileSync(file, JSON.stringify(settings, null, 1));
  return file;
}

const axis = (attractiveness: object) => ({portfolio: {attractiveness}});

test.each([
  [
    'weights that are not all of it',
    axis({net_revenue: {weight: 0.5}, tenure: {weight: 0.4}}),
    'weights that add up to 1; these are 0.9',
  ],
  ['a measure that nobody knows', axis({charm: {weight: 1}}), 'one of net_revenue'],
  [
    'an attribute under a name that is taken',
    axis({need: {weight: 1, attribute: 'Bedarf'}}),
    'another name; this one is taken',
  ],
  [
    'two attributes under one name',
    {
      portfolio: {
        attractiveness: {market: {weight: 1, attribute: 'Wachstum'}},
        position: {market: {weight: 1, attribute: 'Anteil'}},
      },
    },
    'Wachstum, as elsewhere, or another name',
  ],
  [
    'an attribute under the name of a measure',
    axis({tenure: {weight: 1, attribute: 'tenure'}}),
    'no attribute, because tenure is a measure',
  ],
  ['one end of a scale', axis({tenure: {weight: 1, from: 0}}), 'from and to, or neither'],
  [
    'a scale without length',
    axis({tenure: {weight: 1, from: 3, to: 3}}),
    'another value than from',
  ],
  [
    'one cut for nine cells',
    {portfolio: {grid: '3x3', cuts: {position: [50]}}},
    '2 of them, because the grid is 3x3',
  ],
  ['cuts that fall', {portfolio: {grid: '3x3', cuts: {position: [60, 40]}}}, 'points that rise'],
  ['A beyond B', {abc: {share: {a: 95, b: 80}}}, 'more than a'],
  ['a feature twice', {clusters: {features: ['tenure', 'tenure']}}, 'each once'],
])('%s is told with its line', async (_what, settings, says) => {
  const file = fileWith(settings);
  await expect(readYaml(file, PortfolioSettings)).rejects.toThrow(/portfolio\.yaml, line \d+/);
  await expect(readYaml(file, PortfolioSettings)).rejects.toThrow(says);
});

test('a company may do without portfolio.yaml, and the shipped templates say what then holds', async () => {
  const without = await readYamlIfThere(
    join(temporaryFolder(), 'portfolio.yaml'),
    PortfolioSettings,
  );
  const template = join(root, 'company/templates/phase-3/portfolio.yaml');
  expect(await readYaml(template, PortfolioSettings)).toEqual(without);
});

const rowsOf = (name: string, settings: object) =>
  portfolioTables(PortfolioSettings.parse(settings)).find(table => table.name === name)!.rows;

describe('its tables', () => {
  test('have four cells that meet at 50, and nine that meet at thirds', () => {
    const four = rowsOf('set_portfolio_cell', {});
    expect(four).toMatchObject([
      {cell: 'star', attractiveness_from: 50, position_from: 50, position_to: 101},
      {cell: 'earnings', attractiveness_from: 0, attractiveness_to: 50, position_from: 50},
      {cell: 'question_mark', attractiveness_from: 50, position_from: 0, position_to: 50},
      {cell: 'also_ran', attractiveness_from: 0, position_from: 0},
    ]);
    const nine = rowsOf('set_portfolio_cell', {
      portfolio: {grid: '3x3', cuts: {position: [40, 60]}},
    });
    expect(nine).toHaveLength(9);
    expect(nine).toContainEqual(
      expect.objectContaining({
        cell: 'harvest',
        attractiveness_from: 0,
        attractiveness_to: 100 / 3,
        position_from: 40,
        position_to: 60,
      }),
    );
  });

  test('take a norm strategy of the company, and leave the name of the cell', () => {
    const own = {de: 'Besuchen', en: 'Visit'};
    const [star] = rowsOf('set_portfolio_cell', {
      portfolio: {strategies: {star: {strategy: own}}},
    });
    expect(star).toMatchObject({title_en: 'Stars', strategy_de: 'Besuchen', strategy_en: 'Visit'});
  });

  test('rank what is good elsewhere as little risk', () => {
    const criteria = rowsOf('set_portfolio_criterion', {
      portfolio: {attractiveness: {tenure: {weight: 0.5}, silence: {weight: 0.5}}},
      scores: {risk: {silence: {weight: 1}}},
    });
    expect(criteria).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          axis: 'attractiveness',
          criterion: 'silence',
          more_is_better: false,
        }),
        expect.objectContaining({
          axis: 'attractiveness',
          criterion: 'tenure',
          more_is_better: true,
        }),
        expect.objectContaining({axis: 'risk', criterion: 'silence', more_is_better: true}),
      ]),
    );
  });
});
