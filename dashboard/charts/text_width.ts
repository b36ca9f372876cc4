import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {inflateSync} from 'node:zlib';

/** Widths of a font's characters, in parts of its size. */
export interface CharacterWidths {
  widthOf(text: string): number;
}

/** The font of page and chart in the form (WOFF 1) whose tables zlib can read. */
export const inter = (weight: 400 | 600): CharacterWidths =>
  widthsIn(
    readFileSync(
      fileURLToPath(
        import.meta.resolve(`@fontsource/inter/files/inter-latin-${weight}-normal.woff`),
      ),
    ),
  );

/** Advance widths from a WOFF file (W3C, WOFF 1.0; OpenType: cmap format 4, hmtx). */
function widthsIn(woff: Buffer): CharacterWidths {
  const unitsPerEm = table(woff, 'head').readUInt16BE(18);
  const measured = table(woff, 'hhea').readUInt16BE(34);
  const advances = table(woff, 'hmtx');
  const glyphOf = characterMap(table(woff, 'cmap'));
  const advance = (character: string) => {
    const glyph = Math.min(glyphOf(character.codePointAt(0)!), measured - 1);
    return advances.readUInt16BE(glyph * 4) / unitsPerEm;
  };
  return {widthOf: text => [...text].reduce((sum, each) => sum + advance(each), 0)};
}

function table(woff: Buffer, tag: string): Buffer {
  const count = woff.readUInt16BE(12);
  for (let index = 0; index < count; index++) {
    const entry = 44 + index * 20;
    if (woff.toString('latin1', entry, entry + 4) !== tag) continue;
    const offset = woff.readUInt32BE(entry + 4);
    const length = woff.readUInt32BE(entry + 8);
    const bytes = woff.subarray(offset, offset + length);
    return length < woff.readUInt32BE(entry + 12) ? inflateSync(bytes) : bytes;
  }
  throw new Error(`the font has no table ${tag}`);
}

/** Characters that the font lacks have glyph 0, a box. */
function characterMap(cmap: Buffer): (code: number) => number {
  const start = subtable(cmap);
  const segments = cmap.readUInt16BE(start + 6) / 2;
  const at = (part: number, segment: number) =>
    start + 14 + (part * segments + segment) * 2 + (part > 0 ? 2 : 0);
  return code => {
    for (let segment = 0; segment < segments; segment++) {
      if (cmap.readUInt16BE(at(0, segment)) < code) continue;
      const first = cmap.readUInt16BE(at(1, segment));
      if (first > code) return 0;
      const delta = cmap.readUInt16BE(at(2, segment));
      const place = at(3, segment);
      const range = cmap.readUInt16BE(place);
      if (range === 0) return (code + delta) & 0xffff;
      const glyph = cmap.readUInt16BE(place + range + (code - first) * 2);
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}

function subtable(cmap: Buffer): number {
  for (let index = 0; index < cmap.readUInt16BE(2); index++) {
    const start = cmap.readUInt32BE(4 + index * 8 + 4);
    if (cmap.readUInt16BE(start) === 4) return start;
  }
  throw new Error('the font has no character map of format 4');
}
