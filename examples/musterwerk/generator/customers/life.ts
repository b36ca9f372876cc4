import type {Month} from '../world/calendar.ts';
import {between, chance, type Random, type Streams} from '../world/random.ts';

/** Months in which a customer buys: from the first on, up to but without the second. */
type Span = readonly [from: Month, to: Month];

type Stage = 'new' | 'growing' | 'star' | 'declining';

/** When a customer is there, and what happens to the relation. */
export interface Life {
  spans: readonly Span[];
  start: Month;
  /** The stage after the first two years. */
  grown: Exclude<Stage, 'new'>;
  /** Months of what makes it likelier that they leave. */
  contactChanges: readonly Month[];
  takeovers: readonly Month[];
  longComplaints: readonly Month[];
  /** The month from which on they buy more and more, until it is twice as much a year later. */
  doubles: Month | null;
}

const LONG_AGO = -1000;
const OPEN_END = 100_000;

/** A year's probability to leave, by stage and with all trouble; in all about 8.5 %. */
export const HAZARD: Record<Stage, number> = {
  new: 0.14,
  growing: 0.07,
  star: 0.03,
  declining: 0.19,
};
const WON_BACK = 0.043;

/** What multiplies it, and for how many months. */
export const TROUBLE = {
  longComplaints: {factor: 1.8, months: 9},
  contactChanges: {factor: 1.6, months: 6},
  takeovers: {factor: 2.2, months: 12},
} as const;

/** A year's probabilities of these. */
const YEARLY = {contactChanges: 0.11, takeovers: 0.012, longComplaints: 0.11};

const kinds = Object.keys(TROUBLE) as (keyof typeof TROUBLE)[];

/** What trouble makes of the hazard in the mean; without any it is so many times smaller. */
const USUAL_TROUBLE = kinds.reduce(
  (mean, kind) =>
    mean * (1 + (YEARLY[kind] * TROUBLE[kind].months * (TROUBLE[kind].factor - 1)) / 12),
  1,
);

/** Orders of growing and declining customers, from one year to the next. */
const TREND: Record<Stage, number> = {new: 1, growing: 1.06, star: 1, declining: 0.86};

/** From this size on a customer is a star. */
export const LARGE = 2.5;

interface Who {
  index: number;
  start: Month;
  former: boolean;
  loyal: boolean;
  /** An account that never buys. */
  idle: boolean;
  doubles: boolean;
  size: number;
}

/**
 * When a customer leaves and returns, month by month up to the horizon. One draw a month, so that a
 * longer history continues a shorter one.
 */
export function drawLife(streams: Streams, who: Who, horizon: Month): Life {
  const random = streams('relation', who.index);
  const draw = random();
  const grown = who.size > LARGE ? 'star' : draw < 0.17 && !who.doubles ? 'declining' : 'growing';
  const life = {
    start: who.start,
    grown,
    contactChanges: months(streams('contact changes', who.index), YEARLY.contactChanges, horizon),
    takeovers: months(streams('takeovers', who.index), YEARLY.takeovers, horizon),
    longComplaints: months(streams('long complaints', who.index), YEARLY.longComplaints, horizon),
    doubles: who.doubles ? between(streams('doubling', who.index), 12, 18) : null,
  } as const;
  if (who.idle) return {...life, spans: []};
  if (who.loyal) return {...life, spans: [[who.start, OPEN_END]]};
  return {...life, spans: drawSpans(random, who, life, horizon)};
}

function months(random: Random, yearly: number, horizon: Month): Month[] {
  const found: Month[] = [];
  for (let month = 0; month < horizon; month++) {
    if (chance(random, yearly / 12)) found.push(month);
  }
  return found;
}

function drawSpans(random: Random, who: Who, life: Omit<Life, 'spans'>, horizon: Month): Span[] {
  const begin = who.start < 0 ? LONG_AGO : who.start;
  const spans: Span[] = [];
  let since: Month | null = who.former ? null : begin;
  for (let month = Math.max(0, begin + 1); month < horizon; month++) {
    const draw = random();
    if (since === null) {
      if (draw < WON_BACK / 12) since = month;
    } else if (draw < hazard(life, month) / 12) {
      spans.push([since, month]);
      since = null;
    }
  }
  if (since !== null) spans.push([since, OPEN_END]);
  return spans;
}

const stageIn = ({start, grown}: Omit<Life, 'spans'>, month: Month): Stage =>
  start >= 0 && month - start < 24 ? 'new' : grown;

function hazard(life: Omit<Life, 'spans'>, month: Month): number {
  let now = HAZARD[stageIn(life, month)] / USUAL_TROUBLE;
  for (const kind of kinds) {
    const {factor, months} = TROUBLE[kind];
    if (life[kind].some(begin => begin < month && month <= begin + months)) now *= factor;
  }
  return now;
}

/** The last order gaps before somebody leaves grow by this factor each. */
const SLOWING = 1.15;
/** Months before they leave in which it shows. */
const FADING = 6;

/** How eagerly a customer orders this month: 0 without a relation, fading before they leave. */
export function appetite(life: Life, month: Month): number {
  const to = endOf(life.spans, month);
  if (to === undefined) return 0;
  const trend = TREND[stageIn(life, month)];
  const years = (month - 18) / 12;
  const pace = trend === 1 ? 1 : trend ** Math.max(-2, Math.min(4, years));
  const left = to - month;
  return growth(life, month) * (left > FADING ? pace : pace * SLOWING ** (left - FADING - 1));
}

/** Whether they order as ever: they are there, and will not leave within half a year. */
export const isSettled = ({spans}: Life, month: Month): boolean =>
  spans.some(([from, to]) => from <= month && month < to - FADING);

/** The first month without a customer who is there in a month. */
function endOf(spans: readonly Span[], month: Month): Month | undefined {
  // Asked for by nearly every draw of every month: no iterator, no pair taken apart.
  for (let at = 0; at < spans.length; at++) {
    const span = spans[at] as Span;
    if (span[0] <= month && month < span[1]) return span[1];
  }
  return undefined;
}

const growth = ({doubles}: Life, month: Month) =>
  doubles === null ? 1 : 1 + Math.max(0, Math.min(12, month - doubles)) / 12;

/** Complaints that stay open for more than ten working days, which this month begins with. */
export const longComplaintsIn = ({longComplaints}: Life, month: Month): number =>
  longComplaints.filter(each => each === month).length;
