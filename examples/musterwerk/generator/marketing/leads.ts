import type {Customer} from '../customers/customer.ts';
import {companyRoot, drawCountry, drawIndustry, personName, slug} from '../customers/names.ts';
import type {Part} from '../customers/part.ts';
import {quoted, utf8} from '../files/format.ts';
import type {Outbox} from '../files/outbox.ts';
import {type Day, isoDay, type Month, workingDayFrom, workingDays} from '../world/calendar.ts';
import {REFERENCE_CUSTOMERS} from '../world/economy.ts';
import {
  between,
  chance,
  chooser,
  lognormal,
  pick,
  poisson,
  type Random,
  type Streams,
} from '../world/random.ts';
import type {Opportunity} from './opportunities.ts';
import type {Courted} from './prospecting.ts';

/** A year, at 2,000 customers; 290 of those who stay away become opportunities first. */
const LOST_LEADS = 970;
const LOST_OPPORTUNITIES = 0.3;

const HEADER = utf8(
  'lead;angelegt;quelle;kampagne;name;email;branche;land;kundennummer;gewonnen_am;chance;verloren_am;' +
    'verlustgrund;mitarbeiter',
);

const drawSource = chooser([
  ['Messe', 34],
  ['Website', 31],
  ['Empfehlung', 12],
  ['Händler', 9],
  ['Mailing', 14],
]);
const drawReason = chooser([
  ['kein Bedarf', 38],
  ['nicht erreicht', 29],
  ['Preis', 18],
  ['Wettbewerber', 15],
]);

export interface Leads {
  /** The lead that a new customer has been, with its opportunity. */
  won(customer: Customer): void;
  /** Those of a month that come to nothing. */
  lost(part: Part, month: Month): void;
}

/** What follows from a lead. */
interface Followed {
  tell: (random: Random, opportunity: Opportunity) => void;
  court: (random: Random, lead: Courted) => void;
  bid: (random: Random, opportunity: Opportunity, asking: Customer) => void;
}

export function openLeads(
  outbox: Outbox,
  streams: Streams,
  prospects: readonly Customer[],
  ids: {lead: (day: Day) => string; opportunity: (day: Day) => string},
  {tell, court, bid}: Followed,
): Leads {
  const feed = outbox.feed('crm/leads_*.csv.gz', HEADER);

  function write(
    random: Random,
    lead: string,
    created: Day,
    end: Day,
    fields: {
      industry: string;
      country: string;
      customer: string;
      opportunity: string;
      reason: string;
    },
  ): void {
    const person = personName(random);
    const mail = `${slug(person).replace('-', '.')}@${slug(companyRoot(random, ['Werke']))}.example`;
    const source = drawSource(random);
    const row = (isOver: boolean) => [
      lead,
      isoDay(created),
      source,
      '',
      quoted(person),
      mail,
      fields.industry,
      fields.country,
      isOver ? fields.customer : '',
      isOver && fields.customer ? isoDay(end) : '',
      fields.opportunity,
      isOver && !fields.customer ? isoDay(end) : '',
      isOver ? fields.reason : '',
      '',
    ];
    feed.states([created, end], at => row(at === 1));
  }

  /** Somebody who has an account, but has not bought. */
  function askingBy(random: Random, day: Day): Customer | undefined {
    const known = prospects.findLastIndex(({since}) => since <= day) + 1;
    const draw = random();
    return prospects[Math.floor(draw * known)];
  }

  return {
    won(customer) {
      const {start} = customer.life;
      if (start < 0 || customer.kind !== 'ordinary') return;
      const random = streams('won lead', customer.index);
      const closed = customer.since;
      // Seven months in the median.
      const created = workingDayFrom(closed - Math.round(lognormal(random, 240, 0.5)));
      const opened = workingDayFrom(created + between(random, 5, 40));
      const opportunity = ids.opportunity(opened);
      write(random, ids.lead(created), created, closed, {
        industry: customer.industry,
        country: customer.country.code,
        customer: customer.number,
        opportunity,
        reason: '',
      });
      court(streams('won lead work', customer.index), {created, ended: closed, opened});
      if (opened >= closed) return;
      tell(random, {
        id: opportunity,
        customer: '',
        becomes: customer.number,
        lead: '',
        campaign: '',
        line: 'Etikettierer',
        net: Math.round(lognormal(random, 9_000_000, 0.9)),
        opened,
        closed,
        outcome: 'gewonnen',
        reason: '',
        competitor: '',
      });
    },
    lost(part, month) {
      const random = streams('lost leads', part.number, month);
      const mean = (LOST_LEADS * part.size) / (REFERENCE_CUSTOMERS * 12);
      const work = streams('lost lead work', part.number, month);
      const bids = streams('lost bids', part.number, month);
      for (let n = poisson(random, mean); n > 0; n--) {
        const created = pick(random, workingDays(month));
        const end = workingDayFrom(created + between(random, 20, 260));
        const hasOpportunity = chance(random, LOST_OPPORTUNITIES);
        const opened = workingDayFrom(created + between(random, 3, 15));
        const opportunity = hasOpportunity ? ids.opportunity(opened) : '';
        const reason = drawReason(random);
        const drawn = {industry: drawIndustry(random)[0], country: drawCountry(random)};
        const asking = hasOpportunity ? askingBy(random, opened) : undefined;
        const {industry, country} = asking ?? drawn;
        write(random, ids.lead(created), created, end, {
          industry,
          country: country.code,
          customer: '',
          opportunity,
          reason,
        });
        court(work, {created, ended: end, opened: hasOpportunity ? opened : null, account: asking});
        if (!hasOpportunity) continue;
        const lost: Opportunity = {
          id: opportunity,
          customer: asking?.number ?? '',
          lead: '',
          campaign: '',
          line: pick(random, ['Etikettierer', 'Kartonierer', 'Kennzeichnung']),
          net: Math.round(lognormal(random, 8_000_000, 0.9)),
          opened,
          closed: Math.max(end, opened + 10),
          outcome: 'verloren',
          reason,
          competitor: '',
        };
        tell(random, lost);
        if (asking) bid(bids, lost, asking);
      }
    },
  };
}
