/** A model, and what is known of how good it is. */
interface Judged {
  /** Why it cannot be used; null where it can. */
  reason: string | null;
  log_likelihood: number | null;
  /** Squares of how far off it was in trials, which are the same ones for all models. */
  misses?: readonly Miss[];
}

interface Miss {
  /** Who share the trial. */
  customers: number;
  square: number;
}

/**
 * The most likely model of those that were not clearly worse than the best: trials of some hundred customers
 * tell models apart less often than their likelihood does. A model without trials stands behind those with.
 */
export function chosenOf<T extends Judged>(models: readonly T[]): T | undefined {
  const usable = models.filter(({reason}) => reason === null);
  const tried = usable.filter(({misses}) => misses);
  const [best] = tried.toSorted((one, other) => mean(one.misses!) - mean(other.misses!));
  const fair = best ? tried.filter(each => !isClearlyWorse(each.misses!, best.misses!)) : usable;
  return fair.toSorted((one, other) => other.log_likelihood! - one.log_likelihood!)[0];
}

/** A root mean square more than 1 % larger, and a mean difference of more than two standard errors. */
function isClearlyWorse(misses: readonly Miss[], best: readonly Miss[]): boolean {
  if (mean(misses) <= 1.01 ** 2 * mean(best)) return false;
  const differences = misses.map(({customers, square}, at) => ({
    customers,
    square: square - best[at]!.square,
  }));
  const gap = mean(differences);
  const spread = mean(differences.map(each => ({...each, square: (each.square - gap) ** 2})));
  return gap > 2 * Math.sqrt(spread / trials(misses));
}

const trials = (misses: readonly Miss[]) => misses.reduce((sum, {customers}) => sum + customers, 0);

const mean = (misses: readonly Miss[]) =>
  misses.reduce((sum, {customers, square}) => sum + customers * square, 0) / trials(misses);
