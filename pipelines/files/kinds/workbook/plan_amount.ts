import {isoValues, type ValueFormat} from '../../../../company/sources/values.ts';
import {amountOf} from '../../amount.ts';
import type {Meaning} from './cell.ts';
import {plainNumber, shifted} from './number_text.ts';

/** A planned amount in units of 10^-10, or why it is none; undefined where nothing is planned. */
export type Amount = {amount: bigint} | {text: string | null; fault: string} | undefined;

/** The amount in a cell of a plan whose one stands for 10^`places`. */
export function planAmount(meaning: Meaning, places: number, values: ValueFormat): Amount {
  switch (meaning.is) {
    case 'nothing':
      return undefined;
    case 'number':
      return {amount: amountOf(plainNumber(shifted(meaning.number, places)), isoValues) ?? 0n};
    case 'text': {
      const text = meaning.text.trim();
      if (text === '' || values.nothing.includes(text)) return undefined;
      const amount = amountOf(text, values);
      return amount === undefined
        ? {text, fault: 'what is no amount'}
        : {amount: amount * 10n ** BigInt(places)};
    }
    case 'fault':
      return meaning;
    case 'time':
      return {text: null, fault: 'a day, which is no amount'};
    case 'yes_no':
      return {text: null, fault: 'a yes or no, which is no amount'};
  }
}
