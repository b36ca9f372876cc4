import {
  type DecisionEntry,
  decisionHistory,
  standingDecisions,
} from '../../../pipelines/identity.ts';
import type {Asked} from '../../page.ts';
import {pageOf, type RowPage} from '../../paging.ts';
import {countIdentities, countsByRule, identities, totals} from './queries.ts';
import type {IdentityQuestion} from './question.ts';

export type AskedHere = Asked<IdentityQuestion>;

export interface IdentityAnswer {
  total: {delivered: number; systems: number; customers: number; unmatched: number};
  rules: {rule: string; delivered: number}[];
  /** Those that stand, newest first. */
  decisions: DecisionEntry[];
  /** How many rows the choice leaves. */
  rows: number;
}

/** Snapshots that were built before customers were matched have no such tables. */
export const isMatched = ({manifest}: Pick<AskedHere, 'manifest'>): boolean =>
  manifest.tables.some(({name}) => name === 'customer_identity');

const nothing = {
  total: {delivered: 0, systems: 0, customers: 0, unmatched: 0},
  rules: [],
  rows: 0,
};

/** Who is who, and what was decided about it. */
export async function readIdentity(asked: AskedHere, data: string): Promise<IdentityAnswer> {
  const {db, question, who} = asked;
  /* Why somebody decided may tell of persons. */
  const decisions = standingDecisions(decisionHistory(data))
    .map(entry => (who.personal ? entry : {...entry, note: ''}))
    .toReversed();
  if (!isMatched(asked)) return {...nothing, decisions};
  const [total, rules, {rows}] = await Promise.all([
    totals(db).executeTakeFirstOrThrow(),
    countsByRule(db).execute(),
    countIdentities(db, question).executeTakeFirstOrThrow(),
  ]);
  return {total: {...total, unmatched: total.unmatched ?? 0}, rules, decisions, rows};
}

export type IdentityRow = Awaited<
  ReturnType<ReturnType<typeof identities>['executeTakeFirstOrThrow']>
>;

const pageSize = 100;

/** One page of the rows that the choice leaves. */
export const readRows = (
  {db, question, who}: AskedHere,
  {rows: all}: IdentityAnswer,
): Promise<RowPage<IdentityRow>> =>
  pageOf(question.page, {all, size: pageSize}, (limit, offset) =>
    identities(db, question, who.personal).limit(limit).offset(offset).execute(),
  );
