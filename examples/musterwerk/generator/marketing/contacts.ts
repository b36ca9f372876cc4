import type {Customer} from '../customers/customer.ts';
import {personName, slug} from '../customers/names.ts';
import {quoted, utf8} from '../files/format.ts';
import type {List} from '../files/list.ts';
import {type Day, firstDay, HISTORY_START, isoDay} from '../world/calendar.ts';
import {between, chance, poisson, type Random, type Streams} from '../world/random.ts';

export const CONTACTS = utf8(
  'kontakt;kundennummer;name;funktion;hauptkontakt;email;telefon;seit;bis;bestaetigt_am;unzustellbar_seit;loeschung_verlangt_am',
);
export const CONSENTS = utf8(
  'kontakt;zweck;kundennummer;erteilt_am;widerrufen_am;widerspruch_am;quelle',
);

const ROLES = [
  'Geschäftsführung',
  'Technische Leitung',
  'Instandhaltung',
  'Qualität',
  'Produktion',
];

/** A person whom we know there. */
export interface Contact {
  id: string;
  customer: Customer;
  name: string;
  role: string;
  isMain: boolean;
  from: Day;
  /** The last day; the main contact has a successor then. */
  to: Day | null;
  wantsMail: boolean;
}

/** A main contact at a time, and one or two others: 4,900 at 2,000 customers. */
export function drawContacts(streams: Streams, customer: Customer): Contact[] {
  if (customer.kind === 'collective' || customer.kind === 'test') return [];
  const random = streams('contacts', customer.index);
  const contacts: Contact[] = [];
  const add = (isMain: boolean, role: string, from: Day, to: Day | null) =>
    contacts.push({
      id: `K${customer.number.slice(-8)}-${contacts.length + 1}`,
      customer,
      name: personName(random),
      role,
      isMain,
      from,
      to,
      wantsMail: chance(random, 0.58),
    });
  const changes = customer.life.contactChanges.map(month => firstDay(month) + 9);
  let from = customer.since;
  for (const day of changes) {
    if (day <= from) continue;
    add(true, 'Einkauf', from, day - 1);
    from = day;
  }
  add(true, 'Einkauf', from, null);
  for (let n = poisson(random, 1.35); n > 0; n--)
    add(false, ROLES[between(random, 0, ROLES.length - 1)] as string, customer.since, null);
  return contacts;
}

/** The persons known by then, and what they have agreed to. */
export function writeContacts(
  files: {contacts: List; consents: List},
  streams: Streams,
  contacts: readonly Contact[],
  until: Day,
): void {
  for (const contact of contacts) {
    const {id, customer, name, role, isMain, from, to} = contact;
    if (from > until) continue;
    const random = streams('contact card', customer.index, Number(id.split('-')[1]));
    const hasLeft = to !== null && to <= until;
    const confirmed = Math.min(until, from + Math.round((until - from) * random()));
    const bounced = hasLeft ? (to as Day) + between(random, 5, 90) : null;
    const erasure = chance(random, 0.008) ? HISTORY_START + between(random, 0, 1090) : null;
    const box = `${slug(name).replace('-', '.')}@k${customer.index}.example`;
    files.contacts.row([
      id,
      customer.number,
      quoted(name),
      role,
      String(isMain && !hasLeft),
      box,
      `${customer.country.phone} ${between(random, 200, 9999)} ${between(random, 10_000, 999_999)}`,
      isoDay(from),
      hasLeft ? isoDay(to) : '',
      isoDay(confirmed),
      bounced !== null && bounced <= until ? isoDay(bounced) : '',
      erasure !== null && erasure <= until && erasure >= from ? isoDay(erasure) : '',
    ]);
    writeConsents(files.consents, random, contact, until);
  }
}

function writeConsents(file: List, random: Random, contact: Contact, until: Day): void {
  const {id, customer, from, wantsMail} = contact;
  const day = (given: Day | null) => (given === null || given > until ? '' : isoDay(given));
  const add = (purpose: string, given: Day | null, withdrawn: Day | null, objected: Day | null) =>
    file.row([
      id,
      purpose,
      customer.number,
      day(given),
      given === null ? '' : day(withdrawn),
      day(objected),
      given === null ? '' : 'Formular',
    ]);
  const later = from + between(random, 200, 1500);
  const gives = from + between(random, 0, 60);
  add('email', wantsMail ? gives : null, chance(random, 0.06) ? later : null, null);
  add('telefon', chance(random, 0.34) ? gives : null, null, null);
  add('profiling', null, null, chance(random, 0.013) ? later : null);
}
