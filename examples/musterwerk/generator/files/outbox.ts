import {join} from 'node:path';
import {
  type Day,
  firstDay,
  fiscalYearName,
  fiscalYearOf,
  isoDay,
  lastDay,
  type Month,
  monthName,
  monthOf,
  rememberedByDay,
} from '../world/calendar.ts';
import {type Format, headOf} from './format.ts';
import type {Tally} from './manifest.ts';
import {MISHAPS} from './mishaps.ts';
import {addRow, emptyPage, type Field, type Page, release, writtenOn} from './page.ts';
import {bound, writeFile} from './written.ts';

export interface WrittenFile {
  path: string;
  rows: number;
  bytes: number;
  sha256: string;
  /** Rows with a line break in a text, where there are any. */
  line_breaks?: number;
  /** Lines of a list that look like rows and are none. */
  between?: Record<string, number>;
}

/** Rows of one kind, each delivered on its day: a file a year, a month, or a night. */
export interface Feed {
  row(day: Day, fields: readonly Field[]): void;
  /**
   * One thing and what became of it: the days of its states, oldest first, and the fields of each.
   * A file has the newest that was known when it was written, so nothing stands in it twice.
   */
  states(days: readonly Day[], fields: (state: number) => readonly Field[]): void;
}

export interface Outbox {
  /** `path` has a star where the year, the month or the day goes, such as `erp/rechnungen_*.csv.gz`. */
  feed(path: string, format: Format): Feed;
  /** Hands the rows of a month to the disk; later ones wait. */
  close(month: Month): Promise<void>;
  /** Waits until all of them are there. */
  finish(): Promise<void>;
  /** A file that is written as a whole, if it was delivered by then. */
  whole(path: string, day: Day, rows: number, ...bytes: readonly Buffer[]): Promise<void>;
  /** Whether what happens on a day is in the files of this time. */
  delivers(day: Day): boolean;
  /** Whether something comes, and not in the file that already told of it on an earlier day. */
  tellsAgain(earlier: Day, later: Day): boolean;
  files: WrittenFile[];
}

/**
 * What is delivered, up to `until`: first a file for each fiscal year, then one a month, then one a
 * night.
 */
export interface Span {
  from: Day;
  /** The first day of a month. */
  months: Day;
  nights: Day;
  until: Day;
  /** Files of the nights before this day are there already. */
  known: Day;
}

interface Days {
  first: Day;
  last: Day;
  name: string;
}

/** The days whose rows come in one file with those of a day, and what it is called. */
export const filesIn = (span: Span) => rememberedByDay(day => findFile(span, day));

function findFile({months, nights}: Span, day: Day): Days {
  if (day >= nights) return {first: day, last: day, name: isoDay(day)};
  const month = monthOf(day);
  if (day >= months) {
    const last = Math.min(lastDay(month), nights - 1);
    return {first: firstDay(month), last, name: monthName(month)};
  }
  const begin = fiscalYearOf(month) * 12;
  return {
    first: firstDay(begin),
    last: Math.min(lastDay(begin + 11), months - 1),
    name: `${fiscalYearName(month) - 1}-${String(fiscalYearName(month)).slice(2)}`,
  };
}

/** Writes into a folder; files of a company in several parts carry the part's name. */
export function openOutbox(folder: string, span: Span, plant: Tally['dirt'], part = ''): Outbox {
  const {from, until, known} = span;
  const fileOf = filesIn(span);
  const files: WrittenFile[] = [];
  const feeds: {path: string; format: Format; days: (Page | undefined)[]}[] = [];
  const count = until - from + 1;

  const delivers = (day: Day) => day >= from && day >= known && day <= until;
  const tellsAgain = (earlier: Day, later: Day) =>
    delivers(later) && fileOf(later).last > fileOf(earlier).last;
  const {missing, empty, doubled} = MISHAPS;

  function feed(path: string, format: Format): Feed {
    const days: (Page | undefined)[] = Array(count).fill(undefined);
    feeds.push({path, format, days});
    const mayGetLost = path === missing.path;
    const row = (day: Day, fields: readonly Field[]) => {
      if (!delivers(day)) return;
      if (mayGetLost && missing.first <= day && day <= missing.last) {
        plant('portal/ereignisse', 'delivery that never comes', 'missing');
        return;
      }
      let page = days[day - from];
      if (!page) {
        page = emptyPage();
        days[day - from] = page;
      }
      addRow(page, format, fields);
    };
    return {
      row,
      states(days, fields) {
        for (let at = 0; at < days.length; at++) {
          const day = days[at] as Day;
          if (!delivers(day)) continue;
          const next = days[at + 1];
          const isNewest = next === undefined || next > until;
          if (isNewest || fileOf(next).last !== fileOf(day).last) row(day, fields(at));
        }
      },
    };
  }

  async function write(
    path: string,
    rows: number,
    bytes: readonly Buffer[],
    between?: WrittenFile['between'],
  ): Promise<void> {
    const named = part ? path.replace('.', `_${part}.`) : path;
    const file = {path: named, rows, ...(await writeFile(join(folder, named), bytes))};
    files.push(between ? {...file, between} : file);
  }

  /** The files that end with a month; their rows are taken out at once, and written while others are drawn. */
  function takeOut(month: Month): Promise<void>[] {
    const writing: Promise<void>[] = [];
    for (const {path, format, days} of feeds) {
      for (let day = firstDay(month); day <= lastDay(month); day++) {
        if (path === empty.path && day === empty.day && delivers(day))
          writing.push(write(path.replace('*', isoDay(day)), 0, [headOf(format, month)]));
        const {first, last, name} = fileOf(day);
        if (day !== last) continue;
        const pages: Page[] = [];
        for (let each = first; each <= last; each++) {
          const page = days[each - from];
          if (!page) continue;
          pages.push(page);
          days[each - from] = undefined;
        }
        if (pages.length === 0) continue;
        const {file, between} = bound(pages, format, month);
        const [rows, bytes] = [file.rows, [writtenOn(file)]];
        const written = [write(path.replace('*', name), rows, bytes, between)];
        if (path === doubled.path && first <= doubled.day && doubled.day <= last) {
          written.push(write(path.replace('*', `${name}_Kopie`), rows, bytes));
          for (let row = 0; row < rows; row++)
            plant('erp/lieferungen', 'file sent twice', 'repeated');
        }
        writing.push(Promise.all(written).then(() => release(file)));
      }
    }
    return writing;
  }

  let writing: Promise<unknown> = Promise.resolve();

  async function close(month: Month): Promise<void> {
    await writing;
    writing = Promise.all(takeOut(month));
    // Whoever waits for it hears of an error; until then it is nobody's.
    writing.catch(() => {});
  }

  return {
    feed,
    close,
    async finish() {
      await writing;
    },
    delivers,
    tellsAgain,
    files,
    async whole(path, day, rows, ...bytes) {
      if (delivers(day)) await write(path, rows, bytes);
    },
  };
}
