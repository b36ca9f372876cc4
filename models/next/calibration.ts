import type {OrderTenth} from './order_questions.ts';

export interface Calibration {
  /** In these tenths as many came as had been foretold, as far as chance allows. */
  held: OrderTenth[];
  tooHigh: OrderTenth[];
  tooLow: OrderTenth[];
}

/** Of hundred tenths whose chances are right, five are further off than so many standard errors. */
const widest = 1.96;

/** Which tenths of the chances held what they said, and which were too high or too low. */
export function calibrated(tenths: readonly OrderTenth[]): Calibration {
  const off = ({foretold, came_share, customers}: OrderTenth) => {
    const error = Math.sqrt((foretold * (1 - foretold)) / customers);
    const distance = foretold - came_share;
    return Math.abs(distance) > widest * error ? Math.sign(distance) : 0;
  };
  return {
    held: tenths.filter(each => off(each) === 0),
    tooHigh: tenths.filter(each => off(each) > 0),
    tooLow: tenths.filter(each => off(each) < 0),
  };
}
