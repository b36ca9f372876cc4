import {type ClosedMonth, closedMonths} from '../../../models/portfolio/closed_questions.ts';
import {
  type CellSettings,
  type CellSums,
  cellSums,
  cellsOf,
  withoutCell,
} from '../../../models/portfolio/questions.ts';
import {requireClosed} from '../../html/closed_month_chooser.ts';
import {knowsPortfolio} from '../../known_tables.ts';
import type {Asked} from '../../page.ts';
import {groupsOf} from '../customer_link.ts';
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
  /** The months of which it is kept where customers stood, oldest first, and the one that is asked for. */
  closedMonths: ClosedMonth[];
  closed: ClosedMonth | null;
  /** Which of those that count as one customer are groups. */
  groups: ReadonlySet<string>;
  missing: 'older_snapshot' | 'no_customers' | 'no_rating' | null;
}

/** The cells of the grid with what stands in them, and who stands in none. */
export async function readPortfolio(asked: AskedHere): Promise<PortfolioAnswer> {
  const {db, language, question} = asked;
  const groups = await groupsOf(asked);
  const none = {cells: [], customers: 0, without: [], closedMonths: [], closed: null, groups};
  if (!(await knowsPortfolio(db))) return {...none, missing: 'older_snapshot'};
  const [settings, sums, without, months] = await Promise.all([
    cellsOf(db),
    cellSums(db),
    withoutCell(db),
    closedMonths(db),
  ]);
  const closed = question.month ? requireClosed(question.month, months) : null;
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
  const isActive = without.some(each => each.reason === 'no_rating');
  const nobody = isActive ? 'no_rating' : 'no_customers';
  const missing = customers === 0 && !closed ? nobody : null;
  return {cells, customers, without, closedMonths: months, closed, groups, missing};
}
