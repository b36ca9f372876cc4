import {SaxesParser} from 'saxes';
import {askAgain, FileError} from '../../table.ts';

/** What is done with the parts of an XML document. Names come without their prefix. */
export interface Handlers {
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** A cell holds 32,767 characters at the most. */
const longestText = 1 << 25;

/**
 * Hands a document to its handlers and yields after every chunk. Entities that a document defines
 * itself are an error, so that none can be blown up by them.
 */
export async function* parsedXml(
  chunks: AsyncIterable<Buffer>,
  part: string,
  {open, text, close}: Handlers,
): AsyncGenerator<void> {
  const parser = new SaxesParser({position: false, xmlns: false});
  const decoder = new TextDecoder('utf-8', {fatal: true});
  let silence = 0;
  parser.on('opentag', ({name, attributes}) => {
    silence = 0;
    open?.(local(name), attributes);
  });
  parser.on('closetag', ({name}) => close?.(local(name)));
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  for await (const chunk of chunks) {
    silence += chunk.length;
    if (silence > longestText)
      throw new FileError(`its part ${part} holds an endless text`, askAgain);
    orDamaged(part, () => parser.write(decoder.decode(chunk, {stream: true})));
    yield;
  }
  orDamaged(part, () => parser.write(decoder.decode()).close());
  yield;
}

/** The same for a small part, to its end. */
export async function readXml(
  chunks: AsyncIterable<Buffer>,
  part: string,
  handlers: Handlers,
): Promise<void> {
  for await (const _ of parsedXml(chunks, part, handlers));
}

/** x:row is a row, whatever x stands for: no element that matters shares its name with another. */
const local = (name: string) => name.slice(name.indexOf(':') + 1);

function orDamaged(part: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError(
      `the workbook's part ${part} is damaged: it is no well-formed XML`,
      askAgain,
    );
  }
}
