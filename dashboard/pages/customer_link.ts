import type {Asked} from '../page.ts';

/** What is left behind on the way to the page of a customer. */
const gone = {
  view: undefined,
  sort: undefined,
  direction: undefined,
  page: undefined,
  level: undefined,
  step: undefined,
};

/** The page of a customer, for the same months; a group or an account has none yet. */
export const customerLink = ({level, link}: Asked<object>, customer: string): string | undefined =>
  level.name === 'customer' || level.same ? link({...gone, customer}, '/customer') : undefined;
