import type {CheckResult} from './checks.ts';
import type {Connection, Row} from './database.ts';
import type {Decision} from './increments/decide.ts';
import {inSnapshot} from './increments/known_tables.ts';
import type {Model} from './model.ts';
import {createTable, type SmallTable} from './small_table.ts';
import type {EntityStatus, StagedStream} from './staging/relations.ts';

interface Described {
  built: readonly {model: Model; rows: number; fingerprint: string; decision: Decision}[];
  checks: readonly CheckResult[];
  streams: readonly StagedStream[];
}

/** Writes what the snapshot knows about itself: its tables, checks and deliveries. */
export async function describeBuild(db: Connection, described: Described): Promise<void> {
  for (const table of tables(described)) {
    await db.run(`drop table if exists ${inSnapshot(table.name)}`);
    await createTable(db, table);
  }
}

/** Made before the models, because grades say why they have no data. */
export const entityTable = (entities: readonly EntityStatus[]): SmallTable => ({
  name: 'meta_entity',
  columns: {entity: 'VARCHAR', delivered_by: 'VARCHAR', row_count: 'BIGINT', reason: 'VARCHAR'},
  rows: entities.map(({entity, deliveredBy, rows, reason}) => ({
    entity,
    delivered_by: deliveredBy.join(', '),
    row_count: rows,
    reason,
  })),
});

function tables({built, checks, streams}: Described): SmallTable[] {
  const deliveries = streams.flatMap(({deliveries: own}) => own);
  return [
    {
      name: 'meta_model',
      columns: {
        model: 'VARCHAR',
        title: 'VARCHAR',
        grain: 'VARCHAR',
        row_count: 'BIGINT',
        fingerprint: 'VARCHAR',
        rebuilt: 'VARCHAR',
        because: 'VARCHAR',
        text: 'VARCHAR',
      },
      rows: built.map(
        ({model: {name, title, grain, text = null}, rows, fingerprint, decision}) => ({
          model: name,
          title,
          grain: grain.join(', '),
          row_count: rows,
          fingerprint,
          rebuilt: decision.how,
          because: decision.because,
          text,
        }),
      ),
    },
    {
      name: 'meta_column',
      columns: {model: 'VARCHAR', column_name: 'VARCHAR', description: 'VARCHAR'},
      rows: built.flatMap(({model: {name, columns}}) =>
        [...columns].map(([column, description]) => ({
          model: name,
          column_name: column,
          description,
        })),
      ),
    },
    {
      name: 'meta_check',
      columns: {
        model: 'VARCHAR',
        severity: 'VARCHAR',
        condition: 'VARCHAR',
        meaning: 'VARCHAR',
        failures: 'BIGINT',
      },
      rows: checks.map(check => ({...check, meaning: check.meaning ?? null}) satisfies Row),
    },
    {
      name: 'meta_delivery',
      columns: {
        source: 'VARCHAR',
        stream: 'VARCHAR',
        delivery: 'BIGINT',
        file: 'VARCHAR',
        received_at: 'TIMESTAMP WITH TIME ZONE',
        sha256: 'VARCHAR',
        mark: 'VARCHAR',
        rows_delivered: 'BIGINT',
        rows_loaded: 'BIGINT',
        rows_quarantined: 'BIGINT',
        rows_duplicate: 'BIGINT',
        rows_skipped: 'BIGINT',
        warnings: 'VARCHAR',
        doubts: 'VARCHAR',
        accepted_by: 'VARCHAR',
      },
      rows: deliveries.map(({manifest, mark, reconciliation}) => ({
        source: manifest.source,
        stream: manifest.stream,
        delivery: manifest.sequence,
        file: manifest.origin.name,
        received_at: manifest.received_at,
        sha256: manifest.sha256,
        /* Another one of the same delivery: it was staged by other rules. */
        mark,
        rows_delivered: reconciliation.delivered,
        rows_loaded: reconciliation.loaded,
        rows_quarantined: reconciliation.quarantined,
        rows_duplicate: reconciliation.duplicate,
        rows_skipped: manifest.skipped,
        warnings: manifest.warnings.join('; '),
        doubts: manifest.doubts.join('; '),
        accepted_by: manifest.accepted_by ?? null,
      })),
    },
    {
      name: 'meta_delivery_money',
      columns: {
        source: 'VARCHAR',
        stream: 'VARCHAR',
        delivery: 'BIGINT',
        column_name: 'VARCHAR',
        delivered: 'DECIMAL(38,10)',
        loaded: 'DECIMAL(38,10)',
        quarantined: 'DECIMAL(38,10)',
        duplicate: 'DECIMAL(38,10)',
      },
      rows: deliveries.flatMap(({manifest, reconciliation}) =>
        reconciliation.money.map(({column, ...sums}) => ({
          source: manifest.source,
          stream: manifest.stream,
          delivery: manifest.sequence,
          column_name: column,
          ...sums,
        })),
      ),
    },
  ];
}
