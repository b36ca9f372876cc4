import {z} from 'zod';
import {cellNames} from '../../../company/portfolio_cells.ts';
import {common, page} from '../../question.ts';

/** What can be asked of the page, as its address says it. */
export const portfolioQuestion = z.strictObject({
  lang: common.lang,
  view: z.enum(['customers', 'moves', 'method']).optional(),
  cell: z.enum(cellNames).optional(),
  page,
});
export type PortfolioQuestion = z.output<typeof portfolioQuestion>;
