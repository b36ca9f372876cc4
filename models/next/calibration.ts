import type {OrderTenth} from './order_questions.ts';

export interface Calibration {
  /** In these tenths as many came as had been foretold, as far as chance allows. */
  held: OrderTenth[];
  tooHigh: OrderTenth[];
  tooLow: OrderTenth[];
}

/** Of hundred tenths whose chances are right, five are further off than so many standard errors. */
const widest = 1.96;

/** 1 where a tenth's chances were too high, -1 where they were too low, 0 as far as chance allows. */
function off({foretold, came_share, customers}: OrderTenth): number {
  const error = Math.sqrt((foretold * (1 - foretold)) / customers);
  const distance = foretold - came_share;
  return Math.abs(distance) > widest * error ? Math.sign(distance) : 0;
}

/** Which tenths of the chances held what they said, and which were too high or too low. */
export function calibrated(tenths: readonly OrderTenth[]): Calibration {
  return {
    held: tenths.filter(each => off(each) === 0),
    tooHigh: tenths.filter(each => off(each) > 0),
    tooLow: tenths.filter(each => off(each) < 0),
  };
}

/** The tenth that a chance is most like, where its chances did not hold; else nothing. */
export function misled(
  tenths: readonly OrderTenth[],
  {days, chance}: {days: number; chance: number},
): {tenth: OrderTenth; isTooHigh: boolean} | undefined {
  const away = (each: OrderTenth) => Math.abs(each.foretold - chance);
  const [tenth] = tenths
    .filter(each => each.horizon_days === days)
    .toSorted((one, other) => away(one) - away(other));
  if (!tenth || off(tenth) === 0) return undefined;
  return {tenth, isTooHigh: off(tenth) > 0};
}
