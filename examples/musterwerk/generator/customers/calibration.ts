import type {Customer} from './customer.ts';

/**
 * Means over many seeds: orders of parts, and what is given away of the list (13.5 % of all that is sold).
 * Service is what the hotline can take at some 78 % of its capacity.
 */
const USUAL = {parts: 0.865, service: 0.965, partsDiscount: 0.1196, machineDiscount: 0.1583};

/**
 * The few largest customers decide much; what all of them bring together should not hang on a seed.
 * Those who are there at the start decide for all, however long the history is.
 */
export function calibrate(all: readonly Customer[]): void {
  const customers = all.filter(({life}) => life.start < 0);
  const sums = {root: 0, service: 0, parts: 0, partsDiscount: 0, machines: 0, machineDiscount: 0};
  for (const {size, intensity, partsTaste, machineTaste, discounts} of customers) {
    const parts = size ** 0.8 * partsTaste;
    const machines = size * machineTaste;
    sums.root += Math.sqrt(size) * partsTaste;
    sums.service += Math.sqrt(size) * intensity;
    sums.parts += parts;
    sums.partsDiscount += parts * discounts.parts;
    sums.machines += machines;
    sums.machineDiscount += machines * discounts.machines;
  }
  const clamp = (value: number, by: number) => Math.min(1 + by, Math.max(1 - by, value));
  const taste = clamp((USUAL.parts * customers.length) / sums.root, 0.15);
  const service = clamp((USUAL.service * customers.length) / sums.service, 0.15);
  const parts = clamp((USUAL.partsDiscount * sums.parts) / sums.partsDiscount, 0.2);
  const machines = clamp((USUAL.machineDiscount * sums.machines) / sums.machineDiscount, 0.2);
  for (const customer of all) {
    customer.partsTaste *= taste;
    customer.intensity *= service;
    if (customer.lossCause === 'price') continue;
    customer.discounts = {
      parts: rounded(customer.discounts.parts * parts),
      machines: rounded(customer.discounts.machines * machines),
      services: rounded(customer.discounts.services * parts),
    };
  }
}

const rounded = (share: number) => Math.round(share * 1000) / 1000;
