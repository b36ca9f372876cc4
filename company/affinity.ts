import {z} from 'zod';

/** What is looked for in baskets: part of `portfolio.yaml`. */
export const AffinitySettings = z
  .strictObject({
    basket: z
      .enum(['orders', 'invoices', 'customers'])
      .default('orders')
      .describe(
        'what counts as bought together: in one order (a document, where it names none), on one document, or by one customer within 12 months',
      ),
    items: z
      .enum(['products', 'product_groups'])
      .default('products')
      .describe('what goes together'),
    months: z
      .int()
      .min(3)
      .max(120)
      .default(36)
      .describe('rules are learnt from so many complete months'),
    lines: z
      .int()
      .min(1000)
      .max(100_000_000)
      .default(1_500_000)
      .describe(
        'where these months have more invoice lines, rules are learnt from every other customer, every third one, and so on',
      ),
    support: z
      .number()
      .min(0)
      .max(100)
      .default(0.02)
      .describe('percent of all baskets that have what goes together, at least'),
    baskets: z.int().min(1).default(10).describe('and so many baskets, at least'),
    confidence: z
      .number()
      .min(0)
      .max(100)
      .default(5)
      .describe('percent of the baskets with the one that have the other, too, at least'),
    lift: z
      .number()
      .min(0)
      .default(1)
      .describe('how much more often together than by chance, at least'),
    without: z
      .array(z.string().min(1))
      .default([])
      .describe(
        'products and product groups that nobody is offered: fees, freight, work that comes with something else',
      ),
    length: z.int().min(2).max(5).default(3).describe('of the longest rule: items of both sides'),
  })
  .prefault({})
  .describe('rules of what is bought together, and what they advise');
