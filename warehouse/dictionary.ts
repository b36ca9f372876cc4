import type {Built} from './built.ts';
import type {Connection, Row} from './database.ts';
import type {Model} from './model.ts';
import {createTable, type SmallTable} from './small_table.ts';
import type {EntityStatus, StagedStream} from './staging/relations.ts';

interface Described extends Built {
  models: readonly Model[];
  streams: readonly StagedStream[];
}

/** Writes what the snapshot knows about itself: its tables, checks and deliveries. */
export async function describeBuild(db: Connection, described: Described): Promise<void> {
  for (const table of tables(described)) await createTable(db, table);
}

/** Written before the models, because grades say why they have no data. */
export async function describeEntities(
  db: Connection,
  entities: readonly EntityStatus[],
): Promise<void> {
  await createTable(db, {
    name: 'meta_entity',
    columns: {entity: 'VARCHAR', delivered_by: 'VARCHAR', row_count: 'BIGINT', reason: 'VARCHAR'},
    rows: entities.map(({entity, deliveredBy, rows, reason}) => ({
      entity,
      delivered_by: deliveredBy.join(', '),
      row_count: rows,
      reason,
    })),
  });
}

function tables({models, checks, streams, tables: built}: Described): SmallTable[] {
  const rowsOf = new Map(built.map(({name, rows}) => [name, rows]));
  const deliveries = streams.flatMap(({deliveries: own}) => own);
  return [
    {
      name: 'meta_model',
      columns: {model: 'VARCHAR', title: 'VARCHAR', grain: 'VARCHAR', row_count: 'BIGINT'},
      rows: models.map(({name, title, grain}) => ({
        model: name,
        title,
        grain: grain.join(', '),
        row_count: rowsOf.get(name) ?? 0,
      })),
    },
    {
      name: 'meta_column',
      columns: {model: 'VARCHAR', column_name: 'VARCHAR', description: 'VARCHAR'},
      rows: models.flatMap(({name, columns}) =>
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
        rows_delivered: 'BIGINT',
        rows_loaded: 'BIGINT',
        rows_quarantined: 'BIGINT',
        rows_duplicate: 'BIGINT',
        rows_skipped: 'BIGINT',
        warnings: 'VARCHAR',
        doubts: 'VARCHAR',
        accepted_by: 'VARCHAR',
      },
      rows: deliveries.map(({manifest, reconciliation}) => ({
        source: manifest.source,
        stream: manifest.stream,
        delivery: manifest.sequence,
        file: manifest.origin.name,
        received_at: manifest.received_at,
        sha256: manifest.sha256,
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
