import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Customer} from './customers/customer.ts';
import {HAZARD, TROUBLE} from './customers/life.ts';
import {WORST_PRICE, WORST_PROJECTS, WORST_SERVICE} from './customers/loss_makers.ts';
import {delimited} from './files/format.ts';
import type {List} from './files/list.ts';
import {HERBSTMAILING} from './marketing/campaigns.ts';
import {LOSS_PROGRAMME, type Programme} from './marketing/loss_programme.ts';
import {armOf, CONCLUDED_BY_ARM, WARTUNG_PLUS} from './marketing/wartung_plus.ts';
import type {Catalogue} from './products/products.ts';
import {PAIRS, SEASONAL} from './sales/pairs.ts';
import {SURCHARGE} from './sales/parts.ts';
import {SICK_LEAVE} from './service/tickets.ts';
import {TRAINING} from './staff/trainings.ts';
import {firstDay, isoDay, monthName} from './world/calendar.ts';
import type {Streams} from './world/random.ts';

/** What customers are like, which no system of the company knows. */
export const TRUTH = delimited(
  'utf-8',
  ';',
  '\n',
  'customer;size;service_intensity;demanding;grown_stage;leaves;returns;second_number_of;market_shrinks;wartung_plus;' +
    'loss_cause;doubles_from;loss_programme',
);

/** Leaving and returning months are set apart by spaces. */
export function writeTruth(
  file: List,
  streams: Streams,
  customers: readonly Customer[],
  programme: ReadonlyMap<number, Programme>,
): void {
  for (const customer of customers) {
    const {spans, grown, doubles} = customer.life;
    const months = (at: 0 | 1) =>
      spans
        .map(span => span[at])
        .filter(month => month > 0 && month < 1000)
        .map(monthName)
        .join(' ');
    file.row([
      customer.number,
      customer.size.toFixed(4),
      customer.intensity.toFixed(4),
      String(customer.demanding),
      grown,
      months(1),
      months(0),
      customer.twinOf?.number ?? '',
      String(customer.marketShrinks),
      armOf(streams, customer) ?? '',
      customer.lossCause ?? '',
      doubles === null ? '' : monthName(doubles),
      programme.get(customer.index) ?? '',
    ]);
  }
}

/** The effects that were planted, with their sizes. */
export function writeEffects(folder: string, {parts}: Catalogue): void {
  const number = (at: number) => parts[at]?.number;
  const effects = {
    hazard_by_stage: HAZARD,
    hazard_factors: TROUBLE,
    wartung_plus: {
      offered: monthName(WARTUNG_PLUS.month),
      concluded_within_6_months: CONCLUDED_BY_ARM,
    },
    loss_programme: {
      began: monthName(LOSS_PROGRAMME.month),
      chosen: 'five of six of those who lost us most in the first fiscal year',
      effect: 0,
    },
    largest_loss_makers: {
      price: {discounts: WORST_PRICE},
      projects: {overrun: WORST_PROJECTS},
      service: WORST_SERVICE,
    },
    training: {
      course: TRAINING.course,
      waves: TRAINING.waves.map(monthName),
      works_after_months: TRAINING.worksAfter,
      first_contact_points: TRAINING.firstContact * 100,
      without_effect_on: 'OTIF',
    },
    hidden_value: {
      doubling: {within_months: 12, factor: 2},
      shrinking_market: {effect_within_the_history: 0},
    },
    herbstmailing: {offered: monthName(HERBSTMAILING.month), effect: 0},
    small_order_surcharge: {
      from: monthName(SURCHARGE.from),
      avoided: SURCHARGE.avoided,
      to_shop: SURCHARGE.toShop,
    },
    slow_region: {
      region: 'Süd',
      from: isoDay(firstDay(SICK_LEAVE.from)),
      to: isoDay(firstDay(SICK_LEAVE.to) - 1),
    },
    product_pairs: PAIRS.map(pair => pair.map(number)),
    seasonal_pairs: SEASONAL.map(({parts}) => parts.map(number)),
  };
  mkdirSync(join(folder, 'truth'), {recursive: true});
  writeFileSync(join(folder, 'truth', 'effects.json'), `${JSON.stringify(effects, null, 2)}\n`);
}
