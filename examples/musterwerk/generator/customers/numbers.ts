import {between, type Random} from '../world/random.ts';
import type {Part} from './part.ts';

/** Scattered, so that a number says nothing about its owner. The factor and the prime keep them apart. */
export const customerNumber = (part: Part, at: number) =>
  String(100_000 * (part.number + 1) + ((at * 57_203 + 4_711) % 99_991)).padStart(10, '0');

/** A handful of numbers that no master data knows, all larger than known ones: of branches, which order all the time. */
export const unknownCustomerNumber = (random: Random) =>
  String(between(random, 99_900_000, 99_900_005)).padStart(10, '0');
