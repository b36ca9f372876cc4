import type {Handlers} from './xml.ts';

/** What a number is by the format it is shown in: the number does not know that it is a day. */
export type Shown = 'number' | 'day' | 'clock' | 'elapsed';

/** ECMA-376, 18.8.30. Those from 27 on are dates in eastern Asia and free elsewhere. */
function builtIn(id: number): Shown {
  if ((id >= 18 && id <= 21) || id === 45 || id === 47) return 'clock';
  if (id === 46) return 'elapsed';
  const isDay = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  return isDay ? 'day' : 'number';
}

/** What a custom format shows: [h]:mm is time that has elapsed, hh:mm is one on the clock. */
function shownBy(code: string): Shown {
  const [first = ''] = code.replace(/"[^"]*"|\\.|_.|\*./g, '').split(';');
  if (/\[(h+|m+|s+)\]/i.test(first)) return 'elapsed';
  const letters = first.replace(/\[[^\]]*\]/g, '');
  if (/[#?]/.test(letters) || !/[dmyhs]/i.test(letters)) return 'number';
  return /[hs]/i.test(letters) && !/[dy]/i.test(letters) ? 'clock' : 'day';
}

/** Collects from the part of styles what each style shows, in the order cells refer to them. */
export function styleHandlers(styles: Shown[]): Handlers {
  const custom = new Map<number, Shown>();
  let within = '';
  return {
    open(name, attributes) {
      if (name === 'numFmts' || name === 'cellXfs') within = name;
      const id = Number(attributes.numFmtId ?? 0);
      if (name === 'numFmt' && within === 'numFmts') {
        custom.set(id, shownBy(attributes.formatCode ?? ''));
      }
      if (name === 'xf' && within === 'cellXfs') styles.push(custom.get(id) ?? builtIn(id));
    },
    close(name) {
      if (name === within) within = '';
    },
  };
}
