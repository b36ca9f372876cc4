import type {Language} from '../settings.ts';
import {de, type Messages} from './de.ts';
import {en} from './en.ts';

export type {Messages} from './de.ts';

/** The words of all pages, by language. */
export const messages: Record<Language, Messages> = {de, en};
