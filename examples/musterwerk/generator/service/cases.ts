import type {Customer} from '../customers/customer.ts';
import {appetite} from '../customers/life.ts';
import {WORST_SERVICE} from '../customers/loss_makers.ts';
import type {Month} from '../world/calendar.ts';
import {season} from '../world/economy.ts';
import {poisson, type Streams} from '../world/random.ts';

const CASES_PER_YEAR = 11.9;

/** How many questions and breakdowns of a customer reach the hotline in a month. */
export function caseCount(streams: Streams, customer: Customer, month: Month): number {
  const {size, intensity, life, lossCause} = customer;
  const often = lossCause === 'service' ? WORST_SERVICE.cases : 1;
  const yearly = CASES_PER_YEAR * Math.sqrt(size) * intensity * often;
  const mean = (yearly * appetite(life, month) * season('service', month)) / 12;
  return poisson(streams('case count', customer.index, month), mean);
}
