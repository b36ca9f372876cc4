import type {Told} from '../../page.ts';

type Words = Pick<Told<object>, 'words' | 'formats'>;

const space = '\u00a0';

/** Seconds as a person says them: 0,04 s, 4,2 s, 42 s, 3 min 20 s, 1 h 5 min. */
export function durationText(seconds: number, {formats}: Words): string {
  if (seconds < 1) return `${formats.amount(seconds)}${space}s`;
  if (seconds < 10) return `${formats.score(seconds)}${space}s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole}${space}s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}${space}min ${whole % 60}${space}s`;
  return `${formats.count(Math.floor(minutes / 60))}${space}h ${minutes % 60}${space}min`;
}

/** Bytes in the largest unit of which there is one at least. */
export function sizeText(bytes: number, {words, formats}: Words): string {
  const units = words.runsPage.unit.bytes;
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  const amount = bytes / 1000 ** power;
  return `${power === 0 ? formats.count(bytes) : formats.score(amount)}${space}${units[power]}`;
}

/** Elapsed time as a clock shows it: 0:07, 12:30, 1:02:03. */
export function clockText(seconds: number): string {
  const whole = Math.max(Math.floor(seconds), 0);
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}:${two(whole % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`;
}
