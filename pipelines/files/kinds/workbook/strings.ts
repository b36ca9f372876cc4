import type {Handlers} from './xml.ts';

/**
 * Collects the texts of a workbook, which its cells refer to by number. They are held in memory:
 * nobody knows which of them the next row will need.
 */
export function stringHandlers(strings: string[]): Handlers {
  const builder = richText();
  return {
    open: name => (name === 'si' ? builder.start() : builder.open(name)),
    text: builder.text,
    close: name => (name === 'si' ? strings.push(builder.end()) : builder.close(name)),
  };
}

/** Puts a text of several runs together; how it is to be pronounced (rPh) is no part of it. */
export function richText() {
  let text = '';
  let isText = false;
  let spoken = false;
  return {
    start() {
      text = '';
      isText = false;
      spoken = false;
    },
    open(name: string) {
      if (name === 'rPh') spoken = true;
      isText = name === 't' && !spoken;
    },
    text(part: string) {
      if (isText) text += part;
    },
    close(name: string) {
      if (name === 'rPh') spoken = false;
      isText = false;
    },
    end: () => unescaped(text),
  };
}

/** _x000D_ stands for a character that XML cannot hold, _x005F_ for an underscore before such. */
export const unescaped = (text: string) =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;
