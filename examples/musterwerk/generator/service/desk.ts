import type {Company} from '../company.ts';
import type {Customer} from '../customers/customer.ts';
import type {Part} from '../customers/part.ts';
import {regionOf} from '../customers/regions.ts';
import {spoiler} from '../files/dirt.ts';
import type {Outbox} from '../files/outbox.ts';
import type {MachineCount} from '../sales/machine_orders.ts';
import type {Month} from '../world/calendar.ts';
import {activityIds} from './activities.ts';
import {openCalls} from './calls.ts';
import {type Answer, openSurveys, recommendationAnswer, ticketAnswer} from './surveys.ts';
import {type Desk, drawTickets, openTickets, type Ticket} from './tickets.ts';

/** The cases, calls and answers of a customer in a month. */
export type Serve = (customer: Customer, month: Month) => void;

/** Opens the service desk of a part, with the surveys after its work. */
export function openServiceDesk(
  {streams, catalogue, tally, skilled}: Company,
  part: Part,
  outbox: Outbox,
  machines: MachineCount,
): {serve: Serve; answer: (answer: Answer) => void} {
  const call = openCalls(outbox, streams, activityIds('N', part.number));
  const isSouth = ({country, city}: Customer) => regionOf(country, city) === 'Süd';
  const desk: Desk = {
    streams,
    products: catalogue.parts,
    machines,
    regionSouth: isSouth,
    skilled,
  };
  const tickets = openTickets(outbox);
  const ticketIds = activityIds('T', part.number);
  const answer = openSurveys(outbox, part.number);
  const spoil = (kind: 'empty eroeffnet' | 'CSAT 9') =>
    spoiler(streams, kind, part.size, part.years);
  const [noOpening, badScore] = [spoil('empty eroeffnet'), spoil('CSAT 9')];

  function solve(ticket: Ticket, month: Month): void {
    const day = Math.floor(ticket.opened / 86_400);
    ticket.id = ticketIds(day);
    const isSpoilt = noOpening(month);
    tickets.write(ticket, isSpoilt);
    // Nobody is asked about a ticket that the warehouse will turn away.
    const given = isSpoilt ? null : ticketAnswer(streams, ticket);
    if (isSpoilt && outbox.delivers(day))
      tally.dirt('service/tickets', 'eroeffnet empty', 'rejected');
    if (!given) return;
    if (badScore(month)) {
      given.value = 9;
      if (outbox.delivers(given.day)) tally.dirt('service/umfragen', 'CSAT 9', 'rejected');
    }
    answer(given);
  }

  return {
    answer,
    serve(customer, month) {
      call(customer, month);
      for (const ticket of drawTickets(desk, customer, month)) solve(ticket, month);
      const given = recommendationAnswer(streams, customer, month, isSouth(customer));
      if (given) answer(given);
    },
  };
}
