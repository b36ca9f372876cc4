import {z} from 'zod';
import {rankings} from '../../models/profitability/whale_curve.ts';
import {page} from '../page.ts';
import {common} from '../question.ts';
import {readCurve, readCustomers, readProfitability} from './profitability_answer.ts';
import {profitabilityJson, profitabilityTable} from './profitability_data.ts';
import {profitabilityView} from './profitability_view.ts';

const question = z.strictObject({
  ...common,
  months: z.enum(['36', '12']).default('36').transform(Number),
  page: z
    .string()
    .regex(/^[1-9]\d{0,6}$/)
    .default('1')
    .transform(Number),
  sort: z.enum(rankings).default('contribution_1'),
  direction: z.enum(['ascending', 'descending']).default('descending'),
});
export type ProfitabilityQuestion = z.output<typeof question>;

/** Customers by contribution margin I, and the whale curve of what they earn together. */
export const profitabilityPage = page({
  name: 'profitability',
  path: '/profitability',
  question,
  async html(asked) {
    const answer = await readProfitability(asked);
    const customers = await readCustomers(asked, answer);
    return profitabilityView(asked, answer, customers, await readCurve(asked, answer));
  },
  async json(asked) {
    return profitabilityJson(asked, await readProfitability(asked));
  },
  async csv(asked) {
    return profitabilityTable(asked, await readProfitability(asked));
  },
});
