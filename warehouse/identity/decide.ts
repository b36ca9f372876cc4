import {Problem} from '../../company/problem.ts';
import {
  type DecisionEntry,
  decisionHistory,
  inOrder,
  rememberDecision,
  standingDecisions,
} from '../../pipelines/identity.ts';
import {Clusters} from './clusters.ts';

export type NewDecision = Omit<DecisionEntry, 'sequence' | 'at'>;

/** Why a decision was not written down. */
export const refusals = ['nobody', 'itself', 'unknown', 'undecided', 'contradiction'] as const;

export class Undecidable extends Problem {
  readonly refusal: (typeof refusals)[number];

  constructor(refusal: Undecidable['refusal'], where: string, what: string, next: string) {
    super({where, what, next, status: 2});
    this.refusal = refusal;
  }
}

/**
 * Writes down what a person says of two customers; it takes effect with the next refresh. Customers
 * that nobody knows, and what contradicts other decisions, are Undecidable.
 */
export async function decide(
  data: string,
  said: NewDecision,
  isKnown: (customer: string) => Promise<boolean>,
): Promise<void> {
  const history = decisionHistory(data);
  const standing = standingDecisions(history);
  const by = said.by.trim();
  if (by === '') {
    throw new Undecidable('nobody', '--by', 'the name is empty', 'Say who answers for it.');
  }
  const [one, other] = inOrder(said.one, said.other);
  if (one === other) {
    throw new Undecidable('itself', one, 'this is one customer, not two', 'Name two customers.');
  }
  const named = new Set(history.flatMap(entry => [entry.one, entry.other]));
  for (const customer of [one, other]) {
    if (!named.has(customer) && !(await isKnown(customer))) throw unknown(customer);
  }
  const others = standing.filter(entry => entry.one !== one || entry.other !== other);
  if (said.decision !== 'withdrawn') requireNoContradiction(others, {...said, one, other});
  else if (others.length === standing.length) throw undecided(one, other);
  rememberDecision(data, {...said, one, other, by, at: new Date().toISOString()});
}

const unknown = (customer: string) =>
  new Undecidable(
    'unknown',
    customer,
    'no system has delivered a customer of this name',
    'Of a system with own numbers the name begins with the system, such as crm:4711. See: kundenwert identity',
  );

const undecided = (one: string, other: string) =>
  new Undecidable(
    'undecided',
    `${one} and ${other}`,
    'nothing has been decided about these two',
    'See what has been decided with: kundenwert identity',
  );

/** What decisions say together must be possible: A is B, B is C, and A is not C cannot be. */
function requireNoContradiction(
  others: readonly DecisionEntry[],
  {one, other, decision}: NewDecision,
): void {
  const clusters = new Clusters();
  for (const entry of others) if (entry.decision === 'same') clusters.join(entry.one, entry.other);
  if (decision === 'different' && clusters.areOne(one, other)) {
    throw new Undecidable(
      'contradiction',
      `${one} and ${other}`,
      'other decisions make them one',
      'Withdraw one of those first: kundenwert identity withdraw A B --by NAME',
    );
  }
  const [a, b] = [clusters.root(one), clusters.root(other)];
  const against = others.find(entry => {
    const ends = [clusters.root(entry.one), clusters.root(entry.other)];
    return entry.decision === 'different' && ends.includes(a) && ends.includes(b) && a !== b;
  });
  if (decision !== 'same' || !against) return;
  throw new Undecidable(
    'contradiction',
    `${one} and ${other}`,
    `${against.by} decided that ${against.one} and ${against.other} are different, and they would be one`,
    `Withdraw that first: kundenwert identity withdraw ${against.one} ${against.other} --by NAME`,
  );
}
