import {HISTORY_START, workingDayFrom} from '../world/calendar.ts';
import {between, lognormal, type Streams} from '../world/random.ts';
import type {Customer} from './customer.ts';
import {drawCustomer} from './customers.ts';
import {type Part, prospectAt} from './part.ts';
import {standing} from './places.ts';
import {usual} from './traits.ts';

/** For each account that ever bought; 600 at 2,000 customers. */
const PROSPECTS = 0.3;
/** Years before and after the history's first day in which they asked first. */
const ASKED = {before: 5, after: 3};

/** Who has asked for an offer and never bought anything, oldest first. */
export function drawProspects(streams: Streams, part: Part): Customer[] {
  const count = Math.round(PROSPECTS * part.size);
  return Array.from({length: count}, (_, number) => drawProspect(streams, part, number)).sort(
    (a, b) => a.since - b.since,
  );
}

function drawProspect(streams: Streams, part: Part, number: number): Customer {
  const at = prospectAt(number);
  const random = streams('prospect', part.first + at);
  const place = standing('prospect', null, usual(lognormal(random, 1, 1.05)));
  const day = between(random, -ASKED.before * 365, ASKED.after * 365);
  return {...drawCustomer(streams, part, at, place), since: workingDayFrom(HISTORY_START + day)};
}
