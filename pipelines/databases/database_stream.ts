import {Readable} from 'node:stream';
import {Problem} from '../../company/problem.ts';
import type {DatabaseSystem, TableReading} from '../../company/sources/database.ts';
import type {StreamDeclaration} from '../../company/sources/declared.ts';
import {neededColumns} from '../files/file_stream.ts';
import type {Stream} from '../stream.ts';
import {csvChunks, type TextRow} from './csv.ts';
import {faultOf} from './faults.ts';
import {type Plan, planOf} from './plan.ts';
import type {Session} from './session.ts';

/** A stream that reads one table or query, all of it or what is newer than the last watermark. */
export function databaseStream(
  declaration: StreamDeclaration,
  opened: () => Promise<Session>,
): Stream {
  const {source, stream} = declaration;
  const place = readingOf(declaration);
  return {
    source,
    name: stream,
    declaration,
    needs: neededColumns(declaration),

    async *offers(landed) {
      const session = await opened();
      const last = landed.findLast(each => each.watermark !== undefined)?.watermark;
      const plan = await inTurn(session, place.system, `${source}/${stream}`, () =>
        planOf(session, declaration, place, last),
      );
      if (!plan) return;
      let watermark = last;
      const now = new Date().toISOString();
      yield {
        /* A delta delivery of the same name would replace the one of the night before. */
        origin: {name: `${stream}-${now.replace(/[-:.]/g, '')}.csv`, bytes: 0, modified_at: now},
        read: () =>
          Readable.from(
            reading(session, place.system, `${source}/${stream}`, plan, reached => {
              watermark = reached;
            }),
          ),
        watermark: () => watermark,
        known: landed.at(-1)?.sha256,
      };
    },
  };
}

function readingOf({source, stream, place}: StreamDeclaration): TableReading {
  if (place.from === 'database') return place;
  throw new Problem({where: `${source}/${stream}`, what: `it is read from ${place.from}`});
}

async function inTurn<T>(
  session: Session,
  system: DatabaseSystem,
  where: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    const done = await session.takeTurn();
    return await work().finally(done);
  } catch (error) {
    throw faultOf(error, where, system);
  }
}

async function* reading(
  session: Session,
  system: DatabaseSystem,
  where: string,
  {header, query, reach}: Plan,
  onReached: (watermark: string) => void,
): AsyncGenerator<Buffer> {
  async function* rows(): AsyncGenerator<TextRow> {
    for await (const row of query.stream(system.batch)) {
      const values = row as unknown as TextRow;
      const reached = reach(values);
      if (reached !== undefined) onReached(reached);
      yield values;
    }
  }
  try {
    const done = await session.takeTurn();
    try {
      yield* session.reading(csvChunks(header, rows()));
    } finally {
      await done();
    }
  } catch (error) {
    throw faultOf(error, where, system);
  }
}
