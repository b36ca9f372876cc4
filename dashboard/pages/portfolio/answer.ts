import {
  type CellSettings,
  type CellSums,
  cellSums,
  cellsOf,
  withoutCell,
} from '../../../models/portfolio/questions.ts';
import {knowsPortfolio} from '../../known_tables.ts';
import type {Asked} from '../../page.ts';
import type {PortfolioQuestion} from './question.ts';

export type AskedHere = Asked<PortfolioQuestion>;

/** A cell with its name and norm strategy in the language of the page. */
export interface NamedCell extends CellSums {
  title: string;
  strategy: string;
  borders: CellSettings;
}

export interface PortfolioAnswer {
  cells: NamedCell[];
  /** How many stand in a cell. */
  customers: number;
  without: {reason: string; customers: number}[];
  missing: 'older_snapshot' | 'no_customers' | null;
}

/** The cells of the grid with what stands in them, and who stands in none. */
export async function readPortfolio({db, language}: AskedHere): Promise<PortfolioAnswer> {
  const empty: PortfolioAnswer = {cells: [], customers: 0, without: [], missing: null};
  if (!(await knowsPortfolio(db))) return {...empty, missing: 'older_snapshot'};
  const [settings, sums, without] = await Promise.all([cellsOf(db), cellSums(db), withoutCell(db)]);
  const cells = sums.map(each => {
    const borders = settings.find(({cell}) => cell === each.cell)!;
    return {
      ...each,
      title: borders[`title_${language}`],
      strategy: borders[`strategy_${language}`],
      borders,
    };
  });
  const customers = cells.reduce((sum, each) => sum + each.customers, 0);
  return {cells, customers, without, missing: customers === 0 ? 'no_customers' : null};
}
