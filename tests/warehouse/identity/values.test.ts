import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {type Connection, type Database, openDatabase} from '../../../warehouse/database.ts';
import {resolvedRows} from '../../../warehouse/identity/resolve.ts';
import {createIdentity} from '../../../warehouse/identity/tables.ts';
import {comparedValues} from '../../../warehouse/identity/values.ts';
import {literal} from '../../../warehouse/sql.ts';

let database: Database;
let db: Connection;
beforeAll(async () => {
  database = await openDatabase();
  db = await database.connect();
  await db.run(`attach ':memory:' as staged`);
  await createIdentity(db);
});
afterAll(() => database.close());

type Known = {vat_id?: string; email?: string; name?: string; postal_code?: string};

/** What a rule compares of a customer; NULL where it has nothing to compare. */
async function value(rule: string, known: Known): Promise<unknown> {
  const {hash} = comparedValues.find(each => each.rule === rule)!;
  const columns = (['vat_id', 'email', 'name', 'postal_code'] as const).map(
    name =>
      `cast(${known[name] === undefined ? 'null' : literal(known[name])} as varchar) as ${name}`,
  );
  const [row] = await db.rows<{value: unknown}>(`select ${hash} as value from (select ${columns})`);
  return row!.value;
}

const named = (name: string, postal_code = '70173') =>
  value('name_postal_code', {name, postal_code});

describe('two customers have the same value', () => {
  test.each([
    ['Müller & Söhne GmbH & Co. KG', 'Mueller und Soehne'],
    ['MÜLLER GMBH', 'Müller'],
    ['Mu\u0308ller', 'Müller'],
    ['Groß e.K.', 'Gross'],
    ['Groß e. K.', 'Gross'],
    ['Café Léon S.A.R.L.', 'cafe leon'],
    ['A.B.C. Handels-GmbH', 'ABC Handels GmbH'],
    ['Foo UG (haftungsbeschränkt)', 'Foo'],
  ])('%s is %s', async (one, other) => {
    expect(await named(one)).not.toBeNull();
    expect(await named(one)).toBe(await named(other));
  });

  test.each([
    ['Müller GmbH', 'Muller GmbH'],
    ['Müller Nord', 'Müller Süd'],
    ['Иванов', 'Петров'],
  ])('but %s is not %s', async (one, other) => {
    expect(await named(one)).not.toBe(await named(other));
  });

  test('postal codes count, however they are written', async () => {
    expect(await named('Alpha', 'D-70173')).toBe(await named('Alpha', '70 173'));
    expect(await named('Alpha', '70174')).not.toBe(await named('Alpha', '70173'));
    expect(await value('name_postal_code', {name: 'Alpha'})).toBeNull();
    expect(await named('GmbH')).toBeNull();
  });

  test('VAT ids and e-mails count without blanks, dots and case', async () => {
    expect(await value('vat_id', {vat_id: 'de 123.456'})).toBe(
      await value('vat_id', {vat_id: 'DE123456'}),
    );
    expect(await value('email', {email: ' A@X.example '})).toBe(
      await value('email', {email: 'a@x.example'}),
    );
    expect(await value('email', {email: 'unknown'})).toBeNull();
    expect(await value('vat_id', {vat_id: ' - '})).toBeNull();
  });
});

describe('of a customer of two systems', () => {
  const rows = (...all: string[]) =>
    all
      .map(each => {
        const [member, from, person, name, segment] = each.split(',');
        const text = (cell?: string) => (cell ? literal(cell) : 'null');
        return `select * replace ('K1' as customer_id, cast(${text(from)} as date) as valid_from,
          cast(${text(person)} as boolean) as natural_person, ${text(name)} as name,
          ${text(segment)} as segment), ${literal(member!)} as _member from one`;
      })
      .join(' union all ');

  const resolvedOf = async (...all: string[]) => {
    await db.run('create or replace table one as from staged.main.resolved_customers');
    await db.run(`insert into one (customer_id) values ('K1')`);
    const found = await db.rows(`select valid_from, natural_person, name, segment
      from (${resolvedRows(rows(...all))}) order by 1 nulls first`);
    return found.map(Object.values);
  };

  test('a version begins where one of theirs does, and the first one goes before', async () => {
    expect(
      await resolvedOf('1,,false,Alpha,', '2,2025-01-01,false,Alfa,B', '2,2025-03-01,false,Alfa,C'),
    ).toEqual([
      [null, false, 'Alpha', null],
      ['2025-01-01', false, 'Alpha', 'B'],
      ['2025-03-01', false, 'Alpha', 'C'],
    ]);
  });

  test('a version that changes nothing is none', async () => {
    expect(await resolvedOf('1,,false,Alpha,A', '2,2025-01-01,false,Alfa,B')).toEqual([
      [null, false, 'Alpha', 'A'],
    ]);
  });

  test('whom one of them calls a person is one, and has no name here', async () => {
    expect(await resolvedOf('1,,false,Huber,A', '2,,true,,')).toEqual([[null, true, null, 'A']]);
  });

  test('of one system nothing is changed', async () => {
    expect(await resolvedOf('1,,false,Alpha,A', '1,2025-01-01,false,Alpha,A')).toHaveLength(2);
  });
});
