import {z} from 'zod';
import {common, page} from '../../question.ts';

/** A form sends what was not chosen as an empty text. */
const chosen = z
  .string()
  .max(2000)
  .transform(text => text || undefined)
  .optional();

/** What can be asked of the page; a choice whose rows are mended by now is no wrong question. */
export const quarantineQuestion = z.strictObject({
  lang: common.lang,
  stream: chosen,
  column: chosen,
  reason: chosen,
  page,
});
export type QuarantineQuestion = z.output<typeof quarantineQuestion>;
