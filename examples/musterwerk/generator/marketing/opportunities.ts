import {utf8} from '../files/format.ts';
import type {Outbox} from '../files/outbox.ts';
import {POOLS} from '../staff/cost_centres.ts';
import type {Roster} from '../staff/employees.ts';
import {type Day, isoDay, monthOf, workingDayFrom} from '../world/calendar.ts';
import {between, pick, type Random} from '../world/random.ts';

/** A chance to sell, from its first stage to its end. */
export interface Opportunity {
  id: string;
  /** Empty for prospects. */
  customer: string;
  /** The number that a prospect gets who buys. */
  becomes?: string;
  lead: string;
  campaign: string;
  line: string;
  net: number;
  opened: Day;
  closed: Day;
  outcome: 'gewonnen' | 'verloren' | 'zurückgezogen';
  reason: string;
  competitor: string;
}

/** The stages with what sales believes: nine points more than what comes true. */
const STAGES = [
  {name: 'Kontakt', probability: 0.19},
  {name: 'Bedarf geklärt', probability: 0.29},
  {name: 'Angebot', probability: 0.44},
  {name: 'Verhandlung', probability: 0.69},
] as const;

const HEADER = utf8(
  'chance;eroeffnet;kundennummer;lead;kampagne;produktlinie;phase;wahrscheinlichkeit;betrag;erwartet_am;' +
    'geschlossen;ergebnis;verlustgrund;wettbewerber;entscheider;mitarbeiter',
  {'plain money': 'betrag'},
);
const HISTORY = utf8('chance;phase_seit;phase;wahrscheinlichkeit;betrag;erwartet_am', {
  'plain money': 'betrag',
});

/** Writes an opportunity as it stood at each of its stages. */
export function openOpportunities(
  outbox: Outbox,
  roster: Roster,
): (random: Random, opportunity: Opportunity) => void {
  const feed = outbox.feed('crm/chancen_*.csv.gz', HEADER);
  const stages = outbox.feed('crm/chancenphasen_*.csv.gz', HISTORY);
  return (random, given) => {
    const {id, opened, closed, outcome} = given;
    const people = roster(POOLS.fieldSales, Math.max(0, monthOf(opened)));
    const employee = people.length > 0 ? pick(random, people).number : '';
    const deciders = String(between(random, 1, 5));
    const reached = outcome === 'gewonnen' ? STAGES.length : between(random, 1, STAGES.length);
    const length = closed - opened;
    const entered = STAGES.slice(0, reached).map((stage, at) => ({
      ...stage,
      day: at === 0 ? opened : workingDayFrom(opened + Math.floor((length * at) / (reached + 1))),
      expected: workingDayFrom(opened + Math.round(length * (0.7 + 0.2 * at * random()))),
    }));
    const amount = given.net;
    const fields = ({name, probability, expected}: (typeof entered)[number], isClosed: boolean) => [
      id,
      isoDay(opened),
      isClosed ? (given.becomes ?? given.customer) : given.customer,
      given.lead,
      given.campaign,
      given.line,
      name,
      probability.toFixed(2),
      amount,
      isoDay(expected),
      isClosed ? isoDay(closed) : '',
      isClosed ? outcome : '',
      isClosed ? given.reason : '',
      isClosed ? given.competitor : '',
      deciders,
      employee,
    ];
    for (const {day, name, probability, expected} of entered)
      stages.row(day, [id, isoDay(day), name, probability.toFixed(2), amount, isoDay(expected)]);
    const days = [...entered.map(({day}) => day), closed];
    feed.states(days, at => fields(entered[at] ?? entered.at(-1)!, at === entered.length));
  };
}
