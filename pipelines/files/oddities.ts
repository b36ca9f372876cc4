/** UTF-8 that was taken for windows-1252 and encoded again: Ã¼ for ü, â€ for a quotation mark. */
const mojibake = [
  Buffer.from([0xc3, 0x83, 0xc2]),
  Buffer.from([0xc3, 0x83, 0xc5]),
  Buffer.from([0xc3, 0xa2, 0xe2, 0x82, 0xac]),
];

const isUnseen = (byte: number | undefined) =>
  byte !== undefined &&
  ((byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) || byte === 0x7f);

/**
 * Whether there are control characters but tab and line breaks. Four bytes are looked at together:
 * the first term has a bit for each one below 0x20, the second for each 0x7f.
 */
function hasControls(chunk: Buffer): boolean {
  const aligned = chunk.byteOffset % 4 === 0 ? chunk : Buffer.from(chunk);
  const words = new Int32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    const other = word ^ 0x7f7f7f7f;
    const low = (word - 0x20202020) & ~word;
    const del = (other - 0x01010101) & ~other;
    if (((low | del) & 0x80808080) === 0) continue;
    for (let byte = at * 4; byte < at * 4 + 4; byte++) if (isUnseen(aligned[byte])) return true;
  }
  for (let byte = words.length * 4; byte < aligned.length; byte++) {
    if (isUnseen(aligned[byte])) return true;
  }
  return false;
}

/** Whether there is one of U+202A to U+202E and U+2066 to U+2069, or perhaps the start of one. */
function turnsText(chunk: Buffer): boolean {
  for (let at = chunk.indexOf(0xe2); at !== -1; at = chunk.indexOf(0xe2, at + 1)) {
    const [second, third] = [chunk[at + 1], chunk[at + 2]];
    if (third === undefined) return true;
    if (second === 0x80 && third >= 0xaa && third <= 0xae) return true;
    if (second === 0x81 && third >= 0xa6 && third <= 0xa9) return true;
  }
  return false;
}

/** Notices in UTF-8 what is allowed, and hardly ever meant. */
export function oddities() {
  let encodedTwice = false;
  let unseen = false;
  return {
    push(chunk: Buffer): void {
      encodedTwice ||= mojibake.some(each => chunk.includes(each));
      unseen ||= hasControls(chunk) || turnsText(chunk);
    },
    /** Whether there may be characters that cannot be seen; rows have to be looked at then. */
    unseen: () => unseen,
    warnings: (): string[] =>
      encodedTwice
        ? ['some texts look as if they were encoded twice (Ã¼ for ü); ask the system to mend it']
        : [],
  };
}
