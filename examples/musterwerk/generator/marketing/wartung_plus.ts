import type {Customer} from '../customers/customer.ts';
import type {Month} from '../world/calendar.ts';
import type {Streams} from '../world/random.ts';

/** The campaign that works: an offer of maintenance, with a control group drawn by group. */
export const WARTUNG_PLUS: {month: Month} = {month: 17};

export type Arm = 'treated' | 'control';

/** Months within which an offer is taken up, or not. */
export const ANSWERED_WITHIN = 6;

/** Who concludes a contract within these. */
export const CONCLUDED_BY_ARM: Record<Arm, number> = {treated: 0.14, control: 0.06};

/** Which arm a customer without a contract is in; whole groups are in one. */
export function armOf(streams: Streams, {index, group, kind}: Customer): Arm | undefined {
  if (kind !== 'ordinary') return undefined;
  const draw =
    group === null ? streams('wartung plus', index)() : streams('wartung plus group', group)();
  if (draw < 0.36) return 'treated';
  return draw < 0.72 ? 'control' : undefined;
}
