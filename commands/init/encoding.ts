import type {FileFormat} from '../../company/sources/file.ts';

/** How the bytes of a file are to be read as text, and why that is thought. */
export interface EncodingGuess {
  encoding: FileFormat['encoding'];
  reason: string;
  isAscii: boolean;
  /** What is not certain about it. */
  doubt?: string;
}

/** Bytes that windows-1252 has no letter for, and that code pages of DOS have one for. */
const notWindows = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/** Guesses the encoding of a file whose bytes are pushed in portions, from its first to its last. */
export function encodingGuesser() {
  const decoder = new TextDecoder('utf-8', {fatal: true});
  let start = Buffer.alloc(0);
  let isUtf8 = true;
  let isAscii = true;
  let isOddForWindows = false;

  return {
    push(chunk: Buffer): void {
      if (start.length < 1000) start = Buffer.concat([start, chunk.subarray(0, 1000)]);
      isAscii &&= chunk.every(byte => byte < 0x80);
      isOddForWindows ||= notWindows.some(byte => chunk.includes(byte));
      try {
        if (isUtf8) decoder.decode(chunk, {stream: true});
      } catch {
        isUtf8 = false;
      }
    },
    end(): EncodingGuess {
      const marked = markOf(start);
      if (marked)
        return {encoding: marked, isAscii: false, reason: 'it begins with the mark of it'};
      const wide = wideIn(start);
      if (wide) return {encoding: wide, isAscii: false, reason: 'every other byte is 0'};
      if (isUtf8 && isAscii) {
        return {encoding: 'utf-8', isAscii, reason: 'it has no letters beyond ASCII so far'};
      }
      if (isUtf8) return {encoding: 'utf-8', isAscii, reason: 'all of its letters are valid UTF-8'};
      return {
        encoding: 'windows-1252',
        isAscii,
        reason: 'it holds bytes that are not UTF-8',
        ...(isOddForWindows
          ? {doubt: 'some of its bytes mean nothing in windows-1252; look at the umlauts'}
          : {}),
      };
    },
  };
}

function markOf(start: Buffer): FileFormat['encoding'] | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  if (start.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) return 'utf-8';
  return undefined;
}

/** Text of western languages has a 0 beside each letter in UTF-16. */
function wideIn(start: Buffer): FileFormat['encoding'] | undefined {
  const zeros = (from: 0 | 1) =>
    start.filter((byte, at) => at % 2 === from && byte === 0).length / (start.length / 2);
  if (zeros(1) > 0.8) return 'utf-16le';
  return zeros(0) > 0.8 ? 'utf-16be' : undefined;
}
