import {Problem} from '../../company/problem.ts';
import {isoValues} from '../../company/sources/values.ts';
import {stagingPart} from '../../company/staging_part.ts';
import {type Connection, queryProblem} from '../database.ts';
import type {Entity} from '../entity.ts';
import {type Field, namesCustomer} from '../field.ts';
import type {Model} from '../model.ts';
import {identifier, list, literal} from '../sql.ts';
import {type Cast, castOf, neverWrong, withBeginning} from './cast.ts';
import {rejection} from './form.ts';
import {keyText, setAside} from './quarantine.ts';
import {tooMany, usualShare} from './too_many.ts';
import {typedRows} from './typed_rows.ts';

/**
 * Builds a staging model as a table of its entity's columns and types. Values that are not of the
 * contract's type are cast as strictly as those of files; rows that break it go to quarantine.
 */
export async function holdToContract(
  db: Connection,
  model: Model,
  source: string,
  entity: Entity,
  ownNumbers = false,
): Promise<void> {
  try {
    await stageSelected(db, model, source, entity, ownNumbers);
  } catch (error) {
    throw queryProblem(error, model.file, 'Mend the file, then run: kundenwert check');
  } finally {
    await db.run('drop table if exists staged_row');
  }
}

async function stageSelected(
  db: Connection,
  model: Model,
  source: string,
  entity: Entity,
  ownNumbers: boolean,
): Promise<void> {
  const sql = 'sql' in model.work ? model.work.sql : '';
  const delivered = await db.columns(sql);
  requireColumns(model, entity, new Set(delivered.map(each => each.name)));

  const types = new Map(delivered.map(each => [each.name, each.type]));
  const isTyped = (name: string) => {
    const field = entity.fields[name];
    return field && types.get(name) === field.sqlType && field.kind !== 'text' && !field.range;
  };
  const casts = Object.entries(entity.fields).map(([name, field]) => ({
    name,
    ...(isTyped(name)
      ? asItIs(name, field)
      : withBeginning(
          castOf(field, types.has(name) ? {from: name} : {}, isoValues),
          namesCustomer(name, field) && ownNumbers ? `${source}:` : undefined,
        )),
  }));
  const asText = delivered.map(({name}) =>
    isTyped(name)
      ? identifier(name)
      : `cast(${identifier(name)} as varchar) as ${identifier(name)}`,
  );
  const key = list(entity.key.map(identifier));
  const isTwin = `row_number() over (partition by ${key}, _reason is null order by _row) > 1`;

  /* The rows of a select are told apart by their place in it. */
  await db.run('set preserve_insertion_order = true');
  const staged = db.run(`create temp table staged_row as
    with delivered as (select *, row_number() over () as _row from (${sql})),
    as_text as (select _row, ${list(asText)} from delivered),
    typed as (${typedRows('as_text', ['_row'], casts, entity.rules)})
    select *, _reason is null and ${isTwin} as _twin from typed`);
  await staged.finally(() => db.run('set preserve_insertion_order = false'));
  await requireGoodRows(db, model);
  await setAside(
    db,
    `select ${literal(source)} as source, ${literal(entity.name)} as entity,
      ${literal(stagingPart(model.file))} as file, _row as line,
      if(_twin, ${literal(entity.key.join(', '))}, _column) as column_name,
      if(_twin, ${keyText(entity)}, _value) as value,
      if(_twin, 'is the key of an earlier row', _reason) as reason
    from staged_row where _twin or _reason is not null`,
  );
  await db.run(`create temp table ${identifier(model.name)} as
    select * exclude (_column, _value, _reason, _twin) from staged_row
    where _reason is null and not _twin`);
}

/** A column that has the contract's type already. */
function asItIs(name: string, {required}: Field): Cast {
  return {
    text: `cast(${identifier(name)} as varchar)`,
    value: identifier(name),
    reason: (_, value) =>
      required ? `case when ${value} is null then 'is missing' end` : neverWrong,
  };
}

/** When many rows break the contract, it is the SQL that is wrong, and not the rows. */
async function requireGoodRows(db: Connection, model: Model): Promise<void> {
  const [counted] = await db.rows<{all: number; bad: number}>(
    `select count(*) as "all", count(*) filter (where _twin or _reason is not null) as bad
    from staged_row`,
  );
  const {all, bad} = counted!;
  if (!tooMany(bad, all, usualShare)) return;
  const [first] = await db.rows<{because: string}>(`
    select if(_twin, 'it is the key of an earlier row',
      ${rejection('_column', '_value', '_reason', '_row')}) as because
    from staged_row where _twin or _reason is not null order by _row limit 1`);
  throw new Problem({
    where: model.file,
    what: `${bad} of ${all} rows are rejected, the first because ${first!.because}`,
    next: 'Mend the file, then run: kundenwert refresh',
  });
}

function requireColumns(model: Model, entity: Entity, delivered: ReadonlySet<string>): void {
  const unknown = [...delivered].find(name => !entity.fields[name]);
  const missing = Object.keys(entity.fields).find(
    name => entity.fields[name]?.required && !delivered.has(name),
  );
  if (!unknown && !missing) return;
  throw new Problem({
    where: model.file,
    what: unknown
      ? `${entity.name} has no column "${unknown}"`
      : `${entity.name} needs the column "${missing}"`,
    next: `Its columns are: ${Object.keys(entity.fields).join(', ')}.`,
  });
}
