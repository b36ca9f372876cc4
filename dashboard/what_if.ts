import type {Months} from '../models/profitability/whale_curve.ts';
import type {Changes} from '../models/what_if/changes.ts';
import {type Effect, effectOf, forget, presentOf} from '../models/what_if/effect.ts';
import {requireMeaning} from '../models/what_if/meaning.ts';
import type {Units} from '../models/what_if/units.ts';
import {modelsOf} from '../scorecard/model_files.ts';
import type {Ground} from '../warehouse/lens.ts';
import type {Snapshot} from '../warehouse/snapshot.ts';

interface Kept {
  made: Promise<{table: string}>;
  asked: number;
}

/** So many tables are kept, and those that were asked for in the last minute. */
const most = 12;
const patience = 60_000;

/** The scenarios that were asked of one open snapshot; what they change is computed once. */
export class WhatIf {
  readonly #snapshot: Snapshot;
  readonly #kept = new Map<string, Kept>();
  #ground: Promise<Ground> | undefined;
  #count = 0;

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
  }

  /** The table of what customers are in a period; other units when their level has been opened. */
  present(period: Months, units: Units): Promise<{table: string}> {
    return this.#once(`present ${JSON.stringify([period, units])}`, async name => ({
      table: await presentOf(await this.#open(), {period, name, units}),
    }));
  }

  /** The effect of changes on a period; throws a WrongChange where they would mean nothing. */
  effect(changes: Changes, period: Months, units: Units): Promise<Effect> {
    return this.#once(JSON.stringify([changes, period, units]), async name => {
      const ground = await this.#open();
      await requireMeaning(ground, changes, period);
      return effectOf(ground, {changes, period, name, units});
    });
  }

  /** Refuses what the snapshot does not have. */
  async require(changes: Changes, period: Months): Promise<void> {
    await requireMeaning(await this.#open(), changes, period);
  }

  #once<T extends {table: string}>(key: string, make: (name: string) => Promise<T>): Promise<T> {
    const known = this.#kept.get(key);
    this.#count += 1;
    const made = (known?.made as Promise<T> | undefined) ?? make(`table_${this.#count}`);
    this.#kept.delete(key);
    this.#kept.set(key, {made, asked: Date.now()});
    if (!known) made.catch(() => this.#kept.delete(key));
    this.#clear();
    return made;
  }

  #open(): Promise<Ground> {
    const {connect} = this.#snapshot;
    this.#ground ??= modelsOf(this.#snapshot).then(models => ({
      connect,
      base: 'snapshot.main',
      models,
    }));
    return this.#ground;
  }

  /** What nobody has asked for lately makes room; whoever reads it has long been answered. */
  #clear(): void {
    for (const [key, {made, asked}] of this.#kept) {
      if (this.#kept.size <= most || Date.now() - asked < patience) return;
      this.#kept.delete(key);
      made
        .then(({table}) => forget(this.#snapshot, table))
        .catch((error: unknown) => console.error(error));
    }
  }
}
