import type {Customer} from '../customers/customer.ts';
import {appetite} from '../customers/life.ts';
import {quoted, utf8} from '../files/format.ts';
import type {List} from '../files/list.ts';
import type {Outbox} from '../files/outbox.ts';
import {runningContract} from '../sales/contracts.ts';
import type {Sales} from '../sales/sales.ts';
import {type Day, firstDay, isoDay, type Month, workingDayFrom} from '../world/calendar.ts';
import {REFERENCE_CUSTOMERS} from '../world/economy.ts';
import {between, chance, type Streams} from '../world/random.ts';
import type {Contact} from './contacts.ts';
import {LOSS_PROGRAMME, type Programme} from './loss_programme.ts';
import {armOf, WARTUNG_PLUS} from './wartung_plus.ts';

interface Campaign {
  id: string;
  name: string;
  kind: string;
  line: string;
  month: Month;
  /** Share of the customers who are contacted, and of those who answer. */
  reach: number;
  answers: number;
  /** Euro at 2,000 customers. */
  cost: number;
}

const KINDS = [
  {
    name: 'Newsletter Technik',
    kind: 'Newsletter',
    line: '',
    reach: 0.3,
    answers: 0.03,
    cost: 4_000,
  },
  {name: 'Einladung Hausmesse', kind: 'Messe', line: '', reach: 0.18, answers: 0.09, cost: 60_000},
  {
    name: 'Retrofit-Mailing',
    kind: 'Mailing',
    line: 'Etikettierer',
    reach: 0.15,
    answers: 0.04,
    cost: 12_000,
  },
  {name: 'Ersatzteilaktion', kind: 'Mailing', line: '', reach: 0.35, answers: 0.06, cost: 9_000},
  {
    name: 'Telefonaktion Schläfer',
    kind: 'Telefon',
    line: '',
    reach: 0.06,
    answers: 0.12,
    cost: 15_000,
  },
  {name: 'Shop-Gutschein', kind: 'Mailing', line: '', reach: 0.25, answers: 0.07, cost: 11_000},
  {name: 'Fachpack', kind: 'Messe', line: '', reach: 0.12, answers: 0.1, cost: 140_000},
] as const;

/** The mailing that does nothing, though who answers it has always earned us more. */
export const HERBSTMAILING: {month: Month; treated: number; control: number} = {
  month: 12,
  treated: 0.5,
  control: 0.125,
};

/** Fourteen a year; only two of all have a control group. */
function drawnUp(year: number): Campaign[] {
  const usual = KINDS.flatMap((each, at) =>
    [0, 1].map(half => {
      const month = year * 12 + half * 6 + (at % 6);
      const id = `C${year + 24}${String(half * 7 + at + 1).padStart(2, '0')}`;
      return {...each, id, name: `${each.name} ${year + 24}/${half + 1}`, month};
    }),
  );
  const tested = [
    {
      id: 'C-HERBST',
      name: 'Herbstmailing',
      kind: 'Mailing',
      line: '',
      reach: 0,
      answers: 0.05,
      cost: 14_000,
      month: HERBSTMAILING.month,
    },
    {
      id: 'C-WPLUS',
      name: 'Wartung Plus',
      kind: 'Mailing',
      line: '',
      reach: 0,
      answers: 0.11,
      cost: 18_000,
      month: WARTUNG_PLUS.month,
    },
    {
      id: 'C-ERTRAG',
      name: 'Programm Kundenertrag',
      kind: 'Telefon',
      line: '',
      reach: 0,
      answers: 0.4,
      cost: 24_000,
      month: LOSS_PROGRAMME.month,
    },
  ].filter(({month}) => Math.floor(month / 12) === year);
  return [...usual.slice(0, usual.length - tested.length), ...tested];
}

const campaigns = new Map<Month, Campaign[]>();

/** Those that begin in a month. */
function campaignsIn(month: Month): Campaign[] {
  let found = campaigns.get(month);
  if (!found) {
    found = drawnUp(Math.floor(month / 12)).filter(each => each.month === month);
    campaigns.set(month, found);
  }
  return found;
}

export const CAMPAIGNS = utf8('kampagne;name;art;produktlinie;beginn;ende;kosten', {
  'plain money': 'kosten',
});
const CONTACTED = utf8('kampagne;nr;kundennummer;kontakt;gruppe;am;antwort_am;abgemeldet;kosten', {
  day: 'am;antwort_am',
});

const LASTS = 45;

export function writeCampaigns(file: List, customerCount: number, years: number, until: Day): void {
  const scale = customerCount / REFERENCE_CUSTOMERS;
  for (let year = 0; year < years; year++) {
    for (const {id, name, kind, line, month, cost} of drawnUp(year)) {
      const from = workingDayFrom(firstDay(month) + 5);
      if (from > until) continue;
      const spent = Math.round(cost * 100 * scale);
      file.row([id, quoted(name), kind, line, isoDay(from), isoDay(from + LASTS), spent]);
    }
  }
}

/** Whom the campaigns of a month reach, of one customer's contacts. */
export function openCampaigns(
  outbox: Outbox,
  streams: Streams,
  contracts: Sales['contracts'],
  programme: ReadonlyMap<number, Programme>,
): (customer: Customer, contacts: readonly Contact[], month: Month) => void {
  const feed = outbox.feed('crm/kampagnenkontakte_*.csv.gz', CONTACTED);
  return (customer, contacts, month) => {
    const begin = campaignsIn(month);
    if (begin.length === 0 || customer.kind !== 'ordinary') return;
    if (appetite(customer.life, month) === 0) return;
    const day = workingDayFrom(firstDay(month) + 5);
    const contact = contacts.find(
      ({isMain, from, to}) => isMain && from <= day && (to ?? day) >= day,
    );
    if (!contact) return;
    for (const campaign of begin) {
      const random = streams(`campaign ${campaign.id}`, customer.index);
      const arm = armIn(campaign, customer, random());
      if (!arm) continue;
      const answers =
        arm === 'treated' && chance(random, campaign.answers * (customer.size > 1 ? 1.3 : 0.8));
      const isMail = ['Newsletter', 'Mailing'].includes(campaign.kind);
      const optsOut = arm === 'treated' && isMail && chance(random, 0.006);
      const answered = workingDayFrom(day + between(random, 1, 21));
      const fields = (hasAnswered: boolean) => [
        campaign.id,
        contact.id,
        customer.number,
        contact.id,
        arm === 'treated' ? 'angeschrieben' : 'kontrolle',
        day,
        hasAnswered ? answered : '',
        String(hasAnswered && optsOut),
        '',
      ];
      feed.states(answers || optsOut ? [day, answered] : [day], at => fields(at === 1));
    }
  };

  function armIn({id, reach}: Campaign, customer: Customer, draw: number) {
    if (id === 'C-WPLUS')
      return runningContract(contracts(customer), WARTUNG_PLUS.month)
        ? undefined
        : armOf(streams, customer);
    if (id === 'C-ERTRAG')
      return programme.get(customer.index) === 'chosen' ? 'treated' : undefined;
    if (id !== 'C-HERBST') return draw < reach ? 'treated' : undefined;
    const {treated, control} = HERBSTMAILING;
    if (draw < treated) return 'treated';
    return draw < treated + control ? 'control' : undefined;
  }
}
