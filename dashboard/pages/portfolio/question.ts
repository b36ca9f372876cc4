import {z} from 'zod';
import {cellNames} from '../../../company/portfolio_cells.ts';
import {closedMonth, common, level, page} from '../../question.ts';

/** What can be asked of the page, as its address says it. */
export const portfolioQuestion = z.strictObject({
  lang: common.lang,
  level,
  view: z.enum(['customers', 'moves', 'method']).optional(),
  cell: z.enum(cellNames).optional(),
  /** A closed month, at whose end it is shown what was reported; without it, today. */
  month: closedMonth,
  page,
});
export type PortfolioQuestion = z.output<typeof portfolioQuestion>;
