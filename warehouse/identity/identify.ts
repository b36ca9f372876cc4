import type {IdentityDecision} from '../../pipelines/identity.ts';
import type {Connection} from '../database.ts';
import {customers} from '../entities/customers.ts';
import {allChanged, type Change, difference, unchanged} from '../increments/change.ts';
import {list, literal} from '../sql.ts';
import {markOf, type Part} from '../staging/parts.ts';
import {publicNames} from '../staging/public_columns.ts';
import type {SameCustomer} from './accounts.ts';
import {claimsOf} from './claims.ts';
import {matchCustomers} from './match.ts';
import {noteIdentities, noteNumbers} from './note.ts';
import {memberOf, resolvedRows} from './resolve.ts';
import {spacesOf} from './spaces.ts';
import {customerNumber, identityState, resolvedCustomers} from './tables.ts';

/** What decides who is who, beside the customers themselves. */
export interface IdentityRules {
  /** Sources whose customer numbers are their own, in the order of sources.yaml. */
  ownSources: readonly string[];
  decisions: readonly IdentityDecision[];
  /** What the sources themselves say. */
  accounts: readonly SameCustomer[];
}

export const sharedNumbersOnly: IdentityRules = {ownSources: [], decisions: [], accounts: []};

const areMatched = ({ownSources, decisions, accounts}: IdentityRules): boolean =>
  ownSources.length > 0 || decisions.length > 0 || accounts.length > 0;

/** What has come of it. */
export interface Identified {
  /** The relation that has one history for each customer, with public columns. */
  relation: string;
  customers: Change;
  identities: Change;
  /** Whether customers have other names than they were delivered by. */
  hasNumbers: boolean;
  /** Whether the meaning of some names is another one than in the published snapshot. */
  hasChangedNumbers: boolean;
  /** Whether customers are put together from several systems. */
  isResolved: boolean;
}

const identityVersion = 1;

/**
 * Makes one customer of those that are one. Where every customer comes from one system and nobody
 * decided anything, the rows of the store are the customers, and nothing is done.
 */
export async function identify(
  db: Connection,
  store: string,
  delivered: Change,
  parts: readonly Part[],
  rules: IdentityRules,
): Promise<Identified> {
  const mark = markOf(
    identityVersion,
    rules,
    parts.map(({name, source, kind, deliveries}) => [
      [name, source, kind],
      deliveries.map(({delivery, mark: staged, receivedOn}) => [delivery, staged, receivedOn]),
    ]),
  );
  const [before] = await db.rows<{mark: string; how: string}>(`from ${identityState}`);
  if (before?.mark === mark && delivered.kind === 'none') {
    const isResolved = before.how === 'resolved';
    return identified(db, store, {
      isResolved,
      customers: unchanged,
      identities: unchanged,
      hasChangedNumbers: false,
    });
  }
  const isMatched = areMatched(rules);
  const isResolved = isMatched || (await areShared(db, store, parts));
  const wasResolved = before?.how === 'resolved';
  const isOther = isMatched || wasResolved;
  const hasChangedNumbers = isOther && (await match(db, store, parts, rules));
  const change =
    isResolved || wasResolved
      ? await renewResolved(db, {store, delivered, parts, isResolved, wasResolved})
      : delivered;
  await db.run(`delete from ${identityState}`);
  await db.append(identityState, ['mark', 'how'], [{mark, how: isResolved ? 'resolved' : 'plain'}]);
  const identities = isOther ? allChanged : unchanged;
  return identified(db, store, {isResolved, customers: change, identities, hasChangedNumbers});
}

async function identified(
  db: Connection,
  store: string,
  found: Omit<Identified, 'relation' | 'hasNumbers'>,
): Promise<Identified> {
  const [numbers] = await db.rows(`select 1 from ${customerNumber} limit 1`);
  const relation = found.isResolved ? resolvedCustomers : store;
  return {...found, relation, hasNumbers: numbers !== undefined};
}

/** Whether several systems deliver the same customer. */
async function areShared(db: Connection, store: string, parts: readonly Part[]): Promise<boolean> {
  if (parts.length < 2) return false;
  const [any] = await db.rows(`select 1 from ${store}
    group by customer_id having count(distinct _part) > 1 limit 1`);
  return any !== undefined;
}

/** Finds out who is who, and writes it down; returns whether names mean others than before. */
async function match(
  db: Connection,
  store: string,
  parts: readonly Part[],
  rules: IdentityRules,
): Promise<boolean> {
  const {ownSources, decisions, accounts} = rules;
  const isMatched = areMatched(rules);
  const spaceOf = spacesOf(new Set(ownSources));
  const spaceOfSource = (source: string) => (ownSources.includes(source) ? source : '');
  const claims = isMatched ? await claimsOf(db, parts, spaceOfSource) : [];
  const found = matchCustomers(claims, decisions, spaceOf, accounts);
  const hasChanged = await noteNumbers(db, found.clusters, {spaceOf, order: ownSources});
  await noteIdentities(db, isMatched ? store : undefined, parts, found);
  return hasChanged;
}

interface Renewal {
  store: string;
  delivered: Change;
  parts: readonly Part[];
  isResolved: boolean;
  wasResolved: boolean;
}

async function renewResolved(
  db: Connection,
  {store, delivered, parts, isResolved, wasResolved}: Renewal,
): Promise<Change> {
  const fresh = 'temp.main.newly_resolved';
  const names = publicNames(customers);
  const members = parts.map(({name}, place) => `when ${literal(name)} then ${place}`);
  const place =
    members.length === 0 ? 'cast(null as integer)' : `case _part ${list(members, ' ')} end`;
  const rows = `select ${names}, ${memberOf('place')} from (select *, ${place} as place from ${store})`;
  await db.run(`create or replace temp table newly_resolved as
    select ${names} from (${isResolved ? resolvedRows(rows) : `select ${names} from ${resolvedCustomers} limit 0`})`);
  const change =
    isResolved && wasResolved && delivered.kind !== 'all'
      ? await difference(db, 'stg_customers', {before: resolvedCustomers, after: fresh})
      : allChanged;
  if (change.kind !== 'none') {
    await db.run(`delete from ${resolvedCustomers}`);
    await db.run(`insert into ${resolvedCustomers} by name from ${fresh}`);
  }
  await db.run(`drop table ${fresh}`);
  return change;
}
