import type {Day} from '../world/calendar.ts';
import type {Discounts} from './discounts.ts';
import type {Life} from './life.ts';
import type {LossCause} from './loss_makers.ts';
import type {Country, Industry} from './names.ts';

export type Channel = 'Direkt' | 'Händler' | 'Vertreter';
/**
 * Buying associations pay for their members; test accounts are left over from a migration; prospects
 * have asked, and never bought.
 */
export type Kind =
  | 'ordinary'
  | 'key'
  | 'affiliated'
  | 'collective'
  | 'association'
  | 'test'
  | 'prospect';
export type Currency = 'EUR' | 'CHF' | 'USD';

/** What a customer is like; everything that happens to them follows from this. */
export interface Customer {
  /** Over all parts of the company. */
  index: number;
  /** Ten digits with leading zeros, as the ERP writes them. */
  number: string;
  kind: Kind;
  /** Index of the group that they belong to from the start. */
  group: number | null;
  /** Relation to the mean customer. */
  size: number;
  intensity: number;
  demanding: boolean;
  /** Of the three largest loss-makers. */
  lossCause: LossCause | null;
  channel: Channel;
  soleTrader: boolean;
  country: Country;
  /** Postal code and city at the start. */
  city: readonly [string, string];
  currency: Currency;
  industry: Industry;
  trades: readonly string[];
  discounts: Discounts;
  /** How often they order parts and machines, relative to customers of their size. */
  partsTaste: number;
  machineTaste: number;
  /** The share of orders that come by shop or EDI. */
  electronic: number;
  /** Between 0 and 1: the lowest have a maintenance contract from the start. */
  contract: number;
  /** What they pay for it, relative to customers of their size. */
  fee: number;
  /** Between 0 and 1: the lowest take up an offer of one. */
  offer: number;
  /** Whose market shrinks, though they still buy as ever. */
  marketShrinks: boolean;
  since: Day;
  life: Life;
  /** Who pays, and who receives the goods; mostly themselves. */
  payer: Customer;
  shipTo: Customer;
  /** The account of which this one is a second number. */
  twinOf: Customer | null;
}
