import {availableParallelism} from 'node:os';
import type {CustomerLevel} from '../company/settings.ts';
import {type AtLevel, atLevel, type Same} from '../models/levels/levels.ts';
import type {PersonalNames} from '../models/levels/names.ts';
import {modelsOf} from '../scorecard/model_files.ts';
import {type Warehouse, warehouse} from '../warehouse/query.ts';
import type {Snapshot} from '../warehouse/snapshot.ts';
import type {Who} from './who.ts';

/** At which level a question is answered. */
export interface Level {
  name: CustomerLevel;
  /** The one that company.yaml names. */
  usual: CustomerLevel;
  /** Why the answer is that of the customers, where it is. */
  same: Same | 'of_customers' | 'closed_of_customers' | undefined;
}

/** What answers at a level. */
export interface Levelled {
  level: Level;
  db: Warehouse;
}

type Other = Exclude<CustomerLevel, 'customer'>;
type Opened = {found: AtLevel; db: Warehouse | undefined};

/**
 * The levels of one open snapshot. What a level's answers take is computed when they are first asked
 * for, and kept as long as the snapshot is open.
 */
export class Levels {
  readonly #snapshot: Snapshot;
  readonly #personal: boolean;
  readonly #customers: Warehouse;
  readonly #usual: CustomerLevel;
  readonly #opened = new Map<Other, Promise<Opened>>();

  constructor(snapshot: Snapshot, of: {personal: boolean; db: Warehouse; usual: CustomerLevel}) {
    this.#snapshot = snapshot;
    this.#personal = of.personal;
    this.#customers = of.db;
    this.#usual = of.usual;
  }

  /** Answers the tables at a level; without one, at the one that company.yaml names. */
  async at(asked: CustomerLevel | undefined, tables: readonly string[]): Promise<Levelled> {
    const name = asked ?? this.#usual;
    const level: Level = {name, usual: this.#usual, same: undefined};
    if (name === 'customer') return {level, db: this.#customers};
    const {found, db} = await this.#open(name);
    if ('same' in found || !db) {
      return {
        level: {...level, same: 'same' in found ? found.same : undefined},
        db: this.#customers,
      };
    }
    await found.seen.ensure(tables);
    return {level, db};
  }

  async close(): Promise<void> {
    for (const opening of this.#opened.values()) {
      const opened = await opening.catch(() => undefined);
      await opened?.db?.destroy();
      if (opened && 'seen' in opened.found) opened.found.seen.close();
    }
  }

  #open(name: Other): Promise<Opened> {
    const known = this.#opened.get(name);
    if (known) return known;
    const opening = this.#reading(name);
    this.#opened.set(name, opening);
    opening.catch(() => this.#opened.delete(name));
    return opening;
  }

  async #reading(name: Other): Promise<Opened> {
    const {connect} = this.#snapshot;
    const ground = {connect, base: 'snapshot.main', models: await modelsOf(this.#snapshot)};
    const found = await atLevel(name, {...ground, personal: this.#personal});
    const db = 'seen' in found ? warehouse(found.seen, availableParallelism()) : undefined;
    return {found, db};
  }
}

/** Of what is told of customers and of their groups only: an account is what its customer is. */
export const withoutAccounts = <Served extends {level: Level; db: Warehouse; customers: Warehouse}>(
  asked: Served,
): Served =>
  asked.level.name === 'account' && !asked.level.same ? asCustomers(asked, 'of_customers') : asked;

/** Of what is told of customers only, where no level is offered. */
export const ofCustomers = <Served extends {level: Level; db: Warehouse; customers: Warehouse}>(
  asked: Served,
): Served => ({
  ...asked,
  db: asked.customers,
  level: {...asked.level, name: 'customer', same: undefined},
});

/** Of what a closed month keeps, which it keeps of customers only. */
export const closedOfCustomers = <
  Served extends {level: Level; db: Warehouse; customers: Warehouse; question: {month?: unknown}},
>(
  asked: Served,
): Served =>
  asked.question.month && asked.level.name !== 'customer' && !asked.level.same
    ? asCustomers(asked, 'closed_of_customers')
    : asked;

/** The answer of the customers instead of the level's, and why. */
export const asCustomers = <Served extends {level: Level; db: Warehouse; customers: Warehouse}>(
  asked: Served,
  same: NonNullable<Level['same']>,
): Served => ({...asked, db: asked.customers, level: {...asked.level, same}});

/** Whether groups of companies count as one. */
export const byGroup = ({name, same}: Level): boolean => name === 'group' && !same;

/** The level as JSON says it. */
export const levelInJson = ({name, same}: Level) => ({
  customer_level: name,
  same_as_customers: same ?? null,
});

/** The table that has the names of persons where units of this level are asked for, for who may see them. */
export const namesFor = ({who, level}: {who: Who; level: Level}): PersonalNames =>
  who.personal ? namesAt(level) : undefined;

/** The table that has the names of persons where units of this level are asked for. */
export const namesAt = ({name, same}: Level) =>
  name === 'customer' || same ? 'personal.customer_name' : 'unit_name';
