import type {Asked} from '../page.ts';

export interface Quality {
  warnings: {model: string; text: string; rows: number}[];
  rows_quarantined: number;
  quarantine: {
    source: string;
    entity: string;
    column_name: string | null;
    reason: string;
    rows: number;
  }[];
  failed_streams: string[];
  missing: {entity: string; reason: string}[];
}

const shown = 20;

/** How good the snapshot's numbers are: what the night warned of, set aside or went without. */
export async function readQuality({db, manifest}: Asked<object>): Promise<Quality> {
  const quarantine = await db
    .selectFrom('quarantine')
    .select([
      'source',
      'entity',
      'column_name',
      'reason',
      ({fn}) => fn.countAll<number>().as('rows'),
    ])
    .groupBy(['source', 'entity', 'column_name', 'reason'])
    .orderBy('rows', 'desc')
    .orderBy('source')
    .orderBy('entity')
    .limit(shown)
    .execute();
  const missing = await db
    .selectFrom('meta_entity')
    .select(['entity', 'reason'])
    .where('reason', 'is not', null)
    .orderBy('entity')
    .execute();
  return {
    warnings: manifest.warnings.map(({model, text, failures}) => ({model, text, rows: failures})),
    rows_quarantined: manifest.rows_quarantined,
    quarantine,
    failed_streams: manifest.failed_streams,
    missing: missing.map(({entity, reason}) => ({entity, reason: reason!})),
  };
}
