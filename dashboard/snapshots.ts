import {availableParallelism} from 'node:os';
import {Problem} from '../company/problem.ts';
import type {CustomerLevel, Language} from '../company/settings.ts';
import type {Step} from '../models/profitability/whale_curve.ts';
import {type Warehouse, warehouse} from '../warehouse/query.ts';
import {
  openPublished,
  publishedId,
  type Snapshot,
  type SnapshotManifest,
} from '../warehouse/snapshot.ts';
import type {Tables} from '../warehouse/tables.ts';
import {Levels} from './levels.ts';
import {fourthOf, stepsOf} from './pages/contribution_steps.ts';
import {WhatIf} from './what_if.ts';
import type {Who} from './who.ts';

/** A snapshot that answers requests. */
export interface Served {
  manifest: SnapshotManifest;
  company: Tables['set_company'];
  /** At the level of the customers. */
  db: Warehouse;
  levels: Levels;
  whatIf: WhatIf;
  /** Whose contribution stands in contribution_4: an earlier one where the company has no fourth. */
  fourthStep: Step;
}

/** No snapshot can answer: none is published yet, or it does not open, for which there is a problem. */
export class Unavailable extends Error {
  readonly problem: Problem | undefined;

  constructor(problem?: Problem) {
    super(problem?.message ?? 'nothing is published yet', {cause: problem});
    this.name = 'Unavailable';
    this.problem = problem;
  }
}

interface Open extends Served {
  users: number;
  retired: boolean;
  close(): Promise<void>;
}

/** How long a snapshot that did not open is left alone while an older one can answer. */
const patience = 5_000;

/**
 * Follows the pointer to the published snapshot. New requests get the newest one that opens; an
 * older one is closed when the requests that began with it are done. Who may not see personal data
 * gets an instance without it.
 */
export class Snapshots {
  readonly #data: string;
  readonly #current = new Map<boolean, Open>();
  readonly #opening = new Map<boolean, Promise<Open>>();
  #failed = {id: '', at: 0};

  constructor(data: string) {
    this.#data = data;
  }

  /** The language of the company, once a snapshot has been opened. */
  get language(): Language | undefined {
    return this.#current.values().next().value?.company.language;
  }

  /** Lends the published snapshot for as long as `work` takes. */
  async use<T>(who: Who, work: (served: Served) => Promise<T>): Promise<T> {
    const open = await this.#newest(who.personal);
    if (open.retired) return this.use(who, work);
    open.users += 1;
    try {
      return await work(open);
    } finally {
      open.users -= 1;
      closeIfDone(open);
    }
  }

  close(): void {
    for (const open of this.#current.values()) retire(open);
    this.#current.clear();
  }

  async #newest(personal: boolean): Promise<Open> {
    const current = this.#current.get(personal);
    const id = await publishedId(this.#data).catch((error: unknown) => {
      if (current) return current.manifest.id;
      throw error;
    });
    if (current && (!id || current.manifest.id === id || this.#isFailing(id))) return current;
    if (!id) throw new Unavailable();
    try {
      return await this.#replace(personal);
    } catch (error) {
      if (current && !current.retired) {
        this.#failed = {id, at: Date.now()};
        console.error(`Snapshot ${id} does not open; the older one is served. ${error}`);
        return current;
      }
      throw error instanceof Problem ? new Unavailable(error) : error;
    }
  }

  #isFailing = (id: string) => this.#failed.id === id && Date.now() - this.#failed.at < patience;

  /** Requests that arrive together open a new snapshot once. */
  #replace(personal: boolean): Promise<Open> {
    const running = this.#opening.get(personal);
    if (running) return running;
    const opening = openNewest(this.#data, personal)
      .then(open => {
        const previous = this.#current.get(personal);
        this.#current.set(personal, open);
        if (previous) retire(previous);
        return open;
      })
      .finally(() => this.#opening.delete(personal));
    this.#opening.set(personal, opening);
    return opening;
  }
}

async function openNewest(data: string, personal: boolean): Promise<Open> {
  const snapshot = await openPublished(data, {personal});
  const db = warehouse(snapshot, availableParallelism());
  let levels: Levels | undefined;
  const close = async () => {
    await levels?.close();
    await db.destroy();
    snapshot.close();
  };
  try {
    const company = await db.selectFrom('set_company').selectAll().executeTakeFirstOrThrow();
    levels = new Levels(snapshot, {personal, db, usual: await usualLevel(snapshot)});
    const whatIf = new WhatIf(snapshot);
    const fourthStep = fourthOf(await stepsOf(db));
    const served = {manifest: snapshot.manifest, company, db, levels, whatIf, fourthStep};
    return {...served, users: 0, retired: false, close};
  } catch (cause) {
    await close();
    throw new Problem({
      where: `snapshot ${snapshot.manifest.id}`,
      what: 'it has not the tables that this version reads',
      next: 'Run: kundenwert refresh --full',
      cause,
    });
  }
}

/** Snapshots of earlier versions do not say. */
async function usualLevel(snapshot: Snapshot): Promise<CustomerLevel> {
  const db = await snapshot.connect();
  try {
    const [known] = await db.rows(
      `select 1 from duckdb_tables() where table_name = 'set_customer_level'`,
    );
    if (!known) return 'customer';
    const [set] = await db.rows<{customer_level: CustomerLevel}>('from set_customer_level');
    return set?.customer_level ?? 'customer';
  } finally {
    db.close();
  }
}

function retire(open: Open): void {
  open.retired = true;
  closeIfDone(open);
}

function closeIfDone(open: Open): void {
  if (!open.retired || open.users > 0) return;
  open.close().catch((error: unknown) => console.error(error));
}
