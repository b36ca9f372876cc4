import {type CriterionSettings, isBetter, type PortfolioSettings} from '../company/portfolio.ts';
import {type Cell, cells, cellWords} from '../company/portfolio_cells.ts';
import type {Row} from './database.ts';
import type {SmallTable} from './small_table.ts';

/** `portfolio.yaml` as tables. */
export const portfolioTables = (settings: PortfolioSettings): SmallTable[] => [
  {
    name: 'set_portfolio_criterion',
    columns: {
      axis: 'VARCHAR',
      criterion: 'VARCHAR',
      position: 'INTEGER',
      weight: 'DOUBLE',
      attribute: 'VARCHAR',
      from_value: 'DOUBLE',
      to_value: 'DOUBLE',
      more_is_better: 'BOOLEAN',
    },
    rows: Object.entries(axes(settings)).flatMap(([axis, criteria]) =>
      Object.entries(criteria).map(([criterion, own], position) => ({
        axis,
        criterion,
        position,
        ...criterionRow(axis, criterion, own),
      })),
    ),
  },
  {
    name: 'set_portfolio_cell',
    columns: {
      cell: 'VARCHAR',
      attractiveness_from: 'DOUBLE',
      attractiveness_to: 'DOUBLE',
      position_from: 'DOUBLE',
      position_to: 'DOUBLE',
      title_de: 'VARCHAR',
      title_en: 'VARCHAR',
      strategy_de: 'VARCHAR',
      strategy_en: 'VARCHAR',
    },
    rows: cellRows(settings.portfolio),
  },
  {
    name: 'set_portfolio_abc',
    columns: {is_by_rank: 'BOOLEAN', a_until: 'DOUBLE', b_until: 'DOUBLE'},
    rows: [abcRow(settings.abc)],
  },
  {
    name: 'set_portfolio_cluster',
    columns: {
      feature: 'VARCHAR',
      position: 'INTEGER',
      clusters: 'INTEGER',
      fewest: 'INTEGER',
      most: 'INTEGER',
    },
    rows: settings.clusters.features.map((feature, position) => ({
      feature,
      position,
      clusters: settings.clusters.number ?? null,
      fewest: settings.clusters.fewest,
      most: settings.clusters.most,
    })),
  },
  {
    name: 'set_portfolio_lifecycle',
    columns: {
      new_months: 'INTEGER',
      won_back_months: 'INTEGER',
      growing: 'DOUBLE',
      declining: 'DOUBLE',
      star: 'VARCHAR',
    },
    rows: [settings.lifecycle],
  },
];

const axes = ({portfolio: {attractiveness, position}, scores}: PortfolioSettings) => ({
  attractiveness,
  position,
  ...scores,
});

function criterionRow(axis: string, criterion: string, own: CriterionSettings): Row {
  return {
    weight: own.weight,
    attribute: own.attribute ?? null,
    from_value: own.from ?? null,
    to_value: own.to ?? null,
    more_is_better: isBetter(axis, criterion, own) === 'up',
  };
}

const usualCuts = {'2x2': [50], '3x3': [100 / 3, 200 / 3]};

/** Above 100 points, so that those who have them are in the uppermost cell. */
const end = 101;

function cellRows({grid, cuts, strategies}: PortfolioSettings['portfolio']): Row[] {
  const ranges = (axis: 'attractiveness' | 'position') => {
    const points = [0, ...(cuts[axis] ?? usualCuts[grid]), end];
    return points.slice(1).map((to, at) => ({from: points[at]!, to}));
  };
  const attractiveness = ranges('attractiveness').toReversed();
  const position = ranges('position').toReversed();
  return cells[grid].flatMap((row, ofPosition) =>
    row.map((cell: Cell, ofAttractiveness) => {
      const {title, strategy} = {...cellWords[cell], ...strategies[cell]};
      const {from: attractiveness_from, to: attractiveness_to} = attractiveness[ofAttractiveness]!;
      const {from: position_from, to: position_to} = position[ofPosition]!;
      return {
        cell,
        attractiveness_from,
        attractiveness_to,
        position_from,
        position_to,
        title_de: title!.de,
        title_en: title!.en,
        strategy_de: strategy!.de,
        strategy_en: strategy!.en,
      };
    }),
  );
}

const abcRow = ({by, share, rank}: PortfolioSettings['abc']): Row => {
  const {a, b} = by === 'rank' ? rank : share;
  return {is_by_rank: by === 'rank', a_until: a, b_until: b};
};
