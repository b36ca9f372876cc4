import type {Outcome} from './command.ts';
import type {Seen} from './trial.ts';

/** What is wrong about what was seen; nothing where a fault has done no harm. */
export function faultsIn(seen: Seen): string[] {
  if (seen.met === undefined && seen.attacked.status === 0) return [];
  return [
    ...(seen.attacked.hung ? ['the night hangs'] : []),
    ...harm(seen),
    ...silence(seen),
    ...weakness(seen),
  ];
}

/** One night is published, and the one that the exit status says. */
function harm({attacked: {status}, published}: Seen): string[] {
  if (!/^night /.test(published)) return [`published: ${published}`];
  if (status === 0 && published !== 'night 2') return [`said to be fine, but it is ${published}`];
  if (status === 3 && !published.includes('without'))
    return [`said partial, but it is ${published}`];
  if (status === 1 && published !== 'night 1')
    return [`said to have failed, but it is ${published}`];
  return [];
}

/** A failure is told: where, what, what now; on the terminal and in the run's log. */
function silence({attacked, lastEvent, met, injected}: Seen): string[] {
  if (died(attacked, lastEvent)) return [];
  if (attacked.status === 0)
    return isSwallowed(injected, met, attacked) ? ['a failed sync was not told'] : [];
  const expected = attacked.status === 3 ? 'published' : 'failed';
  return [
    ...([1, 3, 130].includes(attacked.status ?? -1) ? [] : [`exit status ${attacked.status}`]),
    ...(/a defect of Kundenwert/.test(attacked.stderr) ? ['told as a defect of the program'] : []),
    ...(told(attacked) ? [] : ['the message does not say what to do']),
    ...(/Mend the model/.test(attacked.stderr) ? ['the message blames a model'] : []),
    ...(lastEvent === expected || met?.startsWith('runs/') || isFull(injected)
      ? []
      : [`the run's log ends with ${lastEvent ?? 'nothing'}`]),
  ];
}

/** A sync that failed may be made up for by doing all of it again, but then it is told. */
const isSwallowed = (injected: string, met = '', {stdout, stderr}: Outcome) =>
  /EIO at sync/.test(injected) &&
  !injected.endsWith('of which SQLite is quiet') &&
  !/lock|^runs/.test(met) &&
  !/anew|may not outlast a power cut/.test(stdout) &&
  !/disk I\/O error/.test(stderr);

/** Where nothing can be written, the log cannot be either. */
const isFull = (injected: string) => /^full|bytes|^disk/.test(injected);

/** What was killed, or found so little that Node itself did not start, can say nothing. */
const died = ({signal, status, stderr}: Outcome, lastEvent: string | undefined) =>
  signal !== null ||
  (status ?? 0) > 130 ||
  (lastEvent === undefined && /^Node\.js v/m.test(stderr));

/** "where: what", and below it what to do now. */
function told({stderr}: Outcome): boolean {
  const at = stderr.search(/^.*(kundenwert: |s {2}).+: .+$/m);
  return at >= 0 && stderr.slice(at).trim().split('\n').length > 1;
}

/** The night after is a good one, without anybody's help, and cleans up. */
function weakness({next, nextPublished, later, leftovers}: Seen): string[] {
  if (!next) return [];
  return [
    ...(next.status === 0 ? [] : [`the next run ended with ${next.status ?? next.signal}`]),
    ...(nextPublished === 'night 2' ? [] : [`after the next run: ${nextPublished}`]),
    ...(later === undefined || later === 'night 3' ? [] : [`the night after: ${later}`]),
    ...(leftovers.length > 0 ? [`left over: ${leftovers.slice(0, 3).join(', ')}`] : []),
  ];
}

/** What a run ended with, in a word. */
export function ending({status, signal, hung}: Outcome): string {
  if (hung) return 'hangs';
  return signal ?? String(status);
}
