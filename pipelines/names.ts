/**
 * The names that a system delivered, for a message: only those that are declared, or nearly so. Any
 * other may be a person's, as in the first row of a file that has lost its header.
 */
export function shownNames(names: readonly string[], declared: readonly string[]): string {
  const known = names.filter(name => declared.some(each => isNear(each, name)));
  const rest = names.length - known.length;
  const shown = known.slice(0, most).map(name => `"${name}"`);
  if (known.length > most) shown.push(`${known.length - most} more that are declared`);
  if (rest > 0) shown.push(rest === 1 ? '1 that is not declared' : `${rest} that are not declared`);
  return shown.length > 0 ? shown.join(', ') : 'none';
}

const most = 20;

/** Whether somebody who wrote one name may have meant the other: Net Amount for net_amount. */
function isNear(declared: string, name: string): boolean {
  const [one, other] = [folded(declared), folded(name)];
  if (one === other) return one !== '' || declared === name;
  const allowed = Math.max(1, Math.floor(one.length / 4));
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length >= 4 && long.length - short.length <= 3 && long.startsWith(short)) return true;
  if (one.length < 4 || Math.abs(one.length - other.length) > allowed) return false;
  return slips(one, other) <= allowed;
}

const folded = (name: string) =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** How many letters were forgotten, added, mistaken or swapped with their neighbour. */
function slips(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({length: other.length + 1}, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      const isSwapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const swapped = isSwapped ? before[j - 2]! + 1 : Number.POSITIVE_INFINITY;
      next[j] = Math.min(last[j]! + 1, next[j - 1]! + 1, last[j - 1]! + Number(!isSame), swapped);
    }
    before = last;
    last = next;
  }
  return last[other.length]!;
}
