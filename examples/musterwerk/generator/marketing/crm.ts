import type {Customer} from '../customers/customer.ts';
import type {Part} from '../customers/part.ts';
import type {Outbox} from '../files/outbox.ts';
import {lostBid} from '../sales/lost_bids.ts';
import type {MachineCount, MachineOrder} from '../sales/machine_orders.ts';
import {lostQuotes, openQuotes, type Quote, wonQuote} from '../sales/quotes.ts';
import type {Sales} from '../sales/sales.ts';
import {type Activities, activityIds} from '../service/activities.ts';
import type {Roster} from '../staff/employees.ts';
import type {Month} from '../world/calendar.ts';
import type {Streams} from '../world/random.ts';
import {openCampaigns} from './campaigns.ts';
import type {Contact} from './contacts.ts';
import {openLeads} from './leads.ts';
import type {Programme} from './loss_programme.ts';
import {openOpportunities} from './opportunities.ts';
import {openProspecting} from './prospecting.ts';

/** What sales and marketing write down before anything is ordered. */
export interface Crm {
  customerMonth(customer: Customer, contacts: readonly Contact[], month: Month): void;
  partMonth(month: Month): void;
}

export function openCrm(given: {
  outbox: Outbox;
  streams: Streams;
  roster: Roster;
  part: Part;
  customers: readonly Customer[];
  prospects: readonly Customer[];
  orders: readonly MachineOrder[];
  machines: MachineCount;
  contracts: Sales['contracts'];
  programme: ReadonlyMap<number, Programme>;
  acquire: Activities['acquire'];
}): Crm {
  const {outbox, streams, roster, part, customers, orders, machines} = given;
  const ids = {
    quote: activityIds('Q', part.number),
    bid: activityIds('B', part.number),
    opportunity: activityIds('O', part.number),
    lead: activityIds('L', part.number),
  };
  const writeQuote = openQuotes(outbox, streams, roster);
  const writeOpportunity = openOpportunities(outbox, roster);
  const leads = openLeads(outbox, streams, given.prospects, ids, {
    tell: writeOpportunity,
    court: openProspecting(given.acquire),
    bid(random, opportunity, asking) {
      const quote = lostBid(random, opportunity, asking, ids.bid);
      if (quote) writeQuote(quote);
    },
  });
  const contact = openCampaigns(outbox, streams, given.contracts, given.programme);

  function offer(quote: Quote): void {
    const {customer, enquired, decided} = quote;
    const opportunity = ids.opportunity(enquired);
    writeQuote({...quote, opportunity});
    writeOpportunity(streams('opportunity', customer.index, enquired), {
      id: opportunity,
      customer: customer.number,
      lead: '',
      campaign: '',
      line: quote.line,
      net: quote.net,
      opened: enquired,
      closed: decided,
      outcome: quote.outcome,
      reason: quote.reason,
      competitor: quote.competitor,
    });
  }

  for (const order of orders) offer(wonQuote(streams, order, ids.quote));
  for (const customer of customers) leads.won(customer);

  return {
    customerMonth(customer, contacts, month) {
      const ordered = machines(customer, month + 8, month + 9);
      for (const quote of lostQuotes(streams, customer, month, ordered, ids.quote)) offer(quote);
      contact(customer, contacts, month);
    },
    partMonth: month => leads.lost(part, month),
  };
}
