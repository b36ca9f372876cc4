/** Rows with one prediction: how many they are, and of how many it came true. */
export interface Predicted {
  risk: number;
  rows: number;
  events: number;
}

/** How well predictions tell apart what came true from what did not, and how true they are. */
export interface Accuracy {
  rows: number;
  events: number;
  /** Chance that one that came true was ranked above one that did not; 0.5 is none. */
  auc: number;
  /** Standard error of it (Hanley and McNeil 1982). */
  aucError: number;
  /** Mean squared error of the predictions, and of the base rate in their place. */
  brier: number;
  brierOfBaseRate: number;
  /** How often it came true in the tenth with the highest risk, by how often in all. */
  topDecileLift: number;
}

/** One tenth of the rows, 1 that with the highest risk; rows are split where its border needs it. */
export interface Decile {
  decile: number;
  rows: number;
  predicted: number;
  observed: number;
}

/** Throws unless there are rows of both outcomes. */
export function accuracy(predictions: readonly Predicted[]): Accuracy {
  const rows = sum(predictions, each => each.rows);
  const events = sum(predictions, each => each.events);
  const others = rows - events;
  if (events === 0 || others === 0) throw new Error('only one outcome: nothing to tell apart');
  const auc = areaUnderCurve(predictions, events, others);
  const rate = events / rows;
  const [top] = deciles(predictions);
  return {
    rows,
    events,
    auc,
    aucError: hanleyMcNeil(auc, events, others),
    brier: sum(predictions, each => squaredErrors(each, each.risk)) / rows,
    brierOfBaseRate: rate * (1 - rate),
    topDecileLift: top!.observed / rate,
  };
}

/** Tenths of the rows by risk, with what was predicted and what came true, as shares. */
export function deciles(predictions: readonly Predicted[]): Decile[] {
  const total = sum(predictions, each => each.rows);
  const found = Array.from({length: 10}, (_, at) => ({
    decile: at + 1,
    rows: 0,
    risk: 0,
    events: 0,
  }));
  let before = 0;
  for (const {risk, rows, events} of merged(predictions)) {
    let left = rows;
    while (left > 1e-9) {
      const at = Math.min(9, Math.floor((before / total) * 10 + 1e-9));
      const tenth = found[at]!;
      const room = at === 9 ? left : ((at + 1) * total) / 10 - before;
      const taken = Math.min(left, room);
      tenth.rows += taken;
      tenth.risk += taken * risk;
      tenth.events += (taken * events) / rows;
      before += taken;
      left -= taken;
    }
  }
  return found.map(({decile, rows, risk, events}) => ({
    decile,
    rows,
    predicted: risk / rows,
    observed: events / rows,
  }));
}

const squaredErrors = ({rows, events}: Predicted, risk: number) =>
  events * (1 - risk) ** 2 + (rows - events) * risk ** 2;

/** Equal risks count half. */
function areaUnderCurve(predictions: readonly Predicted[], events: number, others: number) {
  let [below, area] = [others, 0];
  for (const each of merged(predictions)) {
    const own = each.rows - each.events;
    below -= own;
    area += each.events * (below + own / 2);
  }
  return area / (events * others);
}

function hanleyMcNeil(auc: number, events: number, others: number): number {
  const twoEvents = auc / (2 - auc);
  const twoOthers = (2 * auc ** 2) / (1 + auc);
  const variance =
    auc * (1 - auc) + (events - 1) * (twoEvents - auc ** 2) + (others - 1) * (twoOthers - auc ** 2);
  return Math.sqrt(Math.max(0, variance) / (events * others));
}

/** One entry a risk, highest first. */
function merged(predictions: readonly Predicted[]): Predicted[] {
  const byRisk = new Map<number, Predicted>();
  for (const {risk, rows, events} of predictions) {
    const known = byRisk.get(risk) ?? {risk, rows: 0, events: 0};
    byRisk.set(risk, {risk, rows: known.rows + rows, events: known.events + events});
  }
  return [...byRisk.values()].filter(each => each.rows > 0).sort((a, b) => b.risk - a.risk);
}

const sum = <T>(all: readonly T[], of: (each: T) => number) =>
  all.reduce((total, each) => total + of(each), 0);
