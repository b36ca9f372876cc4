import type {FileKind} from '../../company/sources/file.ts';
import type {EncodingGuess} from './encoding.ts';
import type {Setting} from './settings.ts';

/** The beginning of a file as a table of texts, with the settings that it has to be read with. */
export interface Sample {
  file: string;
  kind: FileKind;
  settings: Setting[];
  /** Names of the columns. */
  header: string[];
  rows: (string | null)[][];
  isWhole: boolean;
  /** Whether nothing in it tells encodings apart. */
  isAscii: boolean;
}

/** What is known of a file after its bytes have been seen. */
export interface Seen {
  start: string;
  encoding: EncodingGuess;
  endsWithLine: boolean;
  /** The beginning of its text. */
  text: string;
  isWhole: boolean;
}

/** For systems that do not end the last line of a file. */
export const openEnd: Setting = {
  name: 'final_line_break',
  value: 'optional',
  reason: 'its last line has no end, so a cut file cannot be told from a whole one',
};
