import type {Customer} from '../customers/customer.ts';
import {utf8} from '../files/format.ts';
import type {Outbox} from '../files/outbox.ts';
import type {Catalogue, Product} from '../products/products.ts';
import {type Day, isoDay} from '../world/calendar.ts';
import {chance, pick, type Streams} from '../world/random.ts';
import type {Line} from './documents.ts';
import type {Entry} from './orders.ts';
import {PAIRS} from './pairs.ts';

const HEADER = utf8('nr;am;kundennummer;artikel;kanal;grund;mitarbeiter');

/** Where somebody, or the shop, can say something; EDI listens to nobody. */
const CHANNEL: Partial<Record<Entry, string>> = {
  Shop: 'shop',
  Telefon: 'anruf',
  Besuch: 'besuch',
  Mail: 'mail',
  Fax: 'mail',
};

/** How often the second part of a pair is recommended with the first, and any part at all. */
const WITH_FIRST = 0.6;
const ANY = 0.03;

export type Recommend = (order: {
  customer: Customer;
  day: Day;
  index: number;
  entry: Entry;
  employee: string;
  lines: readonly Line[];
}) => void;

/** What was recommended while an order was taken; it was accepted if the order has it. */
export function openRecommendations(
  outbox: Outbox,
  streams: Streams,
  {parts}: Catalogue,
  ids: (day: Day) => string,
): Recommend {
  const feed = outbox.feed('crm/produktempfehlungen_*.csv.gz', HEADER);
  const second = new Map(PAIRS.map(([a, b]) => [parts[a], parts[b] as Product]));
  return ({customer, day, index, entry, employee, lines}) => {
    const channel = CHANNEL[entry];
    if (!channel) return;
    const random = streams('recommendation', customer.index, day, index);
    const write = (product: Product, reason: string) =>
      feed.row(day, [
        ids(day),
        isoDay(day),
        customer.number,
        product.number,
        channel,
        reason,
        employee,
      ]);
    for (const {product} of lines) {
      const other = second.get(product);
      if (other && chance(random, WITH_FIRST)) write(other, 'wird zusammen bestellt');
    }
    if (chance(random, ANY)) write(pick(random, parts), 'meistverkauft');
  };
}
