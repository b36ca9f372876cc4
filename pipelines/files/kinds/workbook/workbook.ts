import {posix} from 'node:path';
import {shownNames} from '../../../names.ts';
import {askAgain, FileError} from '../../table.ts';
import {type Archive, openArchive} from './archive.ts';
import {stringHandlers} from './strings.ts';
import {type Shown, styleHandlers} from './styles.ts';
import {type Handlers, readXml} from './xml.ts';

/** A tab of a workbook. */
export interface Sheet {
  name: string;
  part: string;
  isHidden: boolean;
  isTable: boolean;
}

/** What has to be known of a workbook before its cells can be read. */
export interface Workbook {
  file: string;
  sheets: Sheet[];
  /** What each style of a cell shows. */
  styles: Shown[];
  strings: string[];
  /** Days count from 1904 instead of 1900: workbooks from old Macs. */
  from1904: boolean;
  /** Its writer did not calculate: a formula's 0 may only mean that nobody did. */
  isUncalculated: boolean;
}

/** Shared texts are held in memory, so there is an end to them. */
const mostStrings = 1 << 29;

/** Reads a workbook but for its sheets. */
export async function openWorkbook(file: string): Promise<Workbook> {
  const archive = await openArchive(file);
  try {
    return await readWorkbook(file, archive);
  } finally {
    archive.close();
  }
}

async function readWorkbook(file: string, archive: Archive): Promise<Workbook> {
  const root = await relationsOf(archive, '');
  const main = root.find(({type}) => type === 'officeDocument')?.target;
  if (main?.endsWith('.bin')) {
    throw new FileError('it is a binary workbook (.xlsb)', 'Have it saved as .xlsx.');
  }
  if (!main || !archive.has(main)) {
    throw new FileError('it is a zip file, but no Excel workbook (.xlsx) is in it', askAgain);
  }
  const relations = await relationsOf(archive, main);
  const workbook: Workbook = {
    file,
    sheets: [],
    styles: [],
    strings: [],
    from1904: false,
    isUncalculated: false,
  };
  const read = async (type: string, handlers: Handlers) => {
    const part = relations.find(relation => relation.type === type)?.target;
    if (part && archive.has(part)) await readXml(limited(archive.chunks(part)), part, handlers);
  };
  await readXml(archive.chunks(main), main, workbookHandlers(workbook, relations));
  await read('styles', styleHandlers(workbook.styles));
  await read('sharedStrings', stringHandlers(workbook.strings));
  return workbook;
}

async function* limited(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > mostStrings) throw new FileError('its texts are longer than 512 MB', askAgain);
    yield chunk;
  }
}

interface Relation {
  id: string;
  type: string;
  target: string;
}

/** Which parts a part refers to. Only the last word of a type is the same in every dialect. */
async function relationsOf(archive: Archive, part: string): Promise<Relation[]> {
  const folder = posix.dirname(part);
  const file = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  if (!archive.has(file)) return [];
  const relations: Relation[] = [];
  await readXml(archive.chunks(file), file, {
    open(name, {Id: id = '', Type: type = '', Target: target = ''}) {
      if (name !== 'Relationship') return;
      const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
      relations.push({id, type: posix.basename(type), target: path});
    },
  });
  return relations;
}

const isTrue = (text: string | undefined) => text === '1' || text === 'true';

function workbookHandlers(workbook: Workbook, relations: readonly Relation[]): Handlers {
  return {
    open(name, attributes) {
      if (name === 'workbookPr') workbook.from1904 = isTrue(attributes.date1904);
      if (name === 'calcPr') workbook.isUncalculated = isTrue(attributes.fullCalcOnLoad);
      if (name !== 'sheet') return;
      const reference = Object.keys(attributes).find(key => key.endsWith(':id')) ?? '';
      const relation = relations.find(({id}) => id === attributes[reference]);
      workbook.sheets.push({
        name: attributes.name ?? '',
        part: relation?.target ?? '',
        isHidden: (attributes.state ?? 'visible') !== 'visible',
        isTable: relation?.type === 'worksheet',
      });
    },
  };
}

/**
 * The sheet that is declared. Numbers count the tabs that a person sees; a hidden sheet is only
 * read by its name.
 */
export function sheetOf({sheets}: Workbook, wanted: string | number | undefined): Sheet {
  const seen = sheets.filter(({isHidden}) => !isHidden);
  const sheet =
    wanted === undefined
      ? seen.find(({isTable}) => isTable)
      : typeof wanted === 'number'
        ? seen[wanted - 1]
        : sheets.find(({name}) => name === wanted);
  if (sheet?.isTable) return sheet;
  const which = typeof wanted === 'string' ? `"${wanted}"` : wanted === undefined ? '' : wanted;
  const names = shownNames(
    sheets.map(({name}) => name),
    typeof wanted === 'string' ? [wanted] : [],
  );
  throw new FileError(
    sheet
      ? `the sheet ${which} is a chart`
      : `the workbook has no sheet ${which}; it has ${names}`.replace('  ', ' '),
    'Mend "sheet" in sources.yaml, or have the workbook delivered with that sheet.',
  );
}
