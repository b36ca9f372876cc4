import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {writeCompany} from '../company_folder.ts';
import {type Answering, aWebService, json, status} from '../pipelines/a_web_service.ts';
import {installed, startMariadb, startPostgres} from '../pipelines/database_servers.ts';
import {temporaryFolder} from '../temporary_folder.ts';
import {commandsOn} from './commands_on.ts';
import {everything, person, tracesIn} from './person.ts';
import {tracesInFiles, tracesInTables} from './search.ts';

const mapped = {
  entity: 'customers',
  columns: {customer_id: 'id', name: 'name', customer_since: 'since'},
  expect: {rejected: 1},
};

/** Runs a night over some systems, and fails where the person is found. */
async function nightOver(systems: object) {
  const folder = temporaryFolder();
  const data = temporaryFolder();
  writeCompany(folder, {'sources.yaml': JSON.stringify(systems)});
  const {run} = commandsOn(['--company', folder, '--data', data]);
  const {status, stdout, stderr} = await run('night', 'refresh', '--json');
  expect(status, stderr).toBe(3);
  expect(tracesIn(stdout + stderr)).toEqual([]);
  expect(tracesInFiles(data)).toEqual({});
  const summary = JSON.parse(stdout);
  const personal = join(data, 'snapshots', summary.published, 'personal.duckdb');
  return {
    problems: new Map<string, string>(
      summary.streams.flatMap(({source, stream, problem}: Record<string, string>) =>
        problem ? [[`${source}/${stream}`, problem]] : [],
      ),
    ),
    known: Object.keys(await tracesInTables(personal)).sort(),
  };
}

const record = {id: 'K2', name: everything, since: '2025-01-01', [person.mail]: everything};
const mixed = [
  {...record, changed: '2025-01-01'},
  {...record, changed: everything},
];
const since = {since: {field: 'changed', parameter: 'since'}};
const cursor = {records: 'items', pages: {by: 'cursor', next: 'next', parameter: 'after'}};

/** What a service answers, how it is declared, and what is told of it; nothing where it delivers. */
const answers: Record<string, [Answering, object, string?]> = {
  delivers: [json([record, {...record, id: 'K3', since: everything}, everything]), {}],
  refuses: [status(400, {}, everything), {}, 'it answers 400 Bad Request\n'],
  refuses_oddly: [
    response => response.writeHead(403, everything.replaceAll('\n', '')).end(),
    {},
    'it answers 403 Forbidden\n',
  ],
  names_its_error: [
    status(401, {}, JSON.stringify({error: 'invalid_token', user: person})),
    {},
    'it answers 401 Unauthorized: invalid_token\n',
  ],
  shows_a_page: [
    json(`<h1>${everything}</h1>`, {'content-type': 'text/html'}),
    {},
    'it answers text/html instead of JSON',
  ],
  has_an_odd_type: [json('[]', {'content-type': `text/${person.mail}`}), {}, 'something else'],
  is_no_json: [json(`[${everything}]`), {}, 'the answer is not JSON'],
  is_a_text: [json(JSON.stringify(everything)), {}, 'the answer is a string'],
  is_keyed_by_persons: [json({[person.mail]: record, total: 1}), {}, '"total", 1 that is not'],
  lacks_a_field: [json([record]), since, 'no record has the field "changed"'],
  holds_all_kinds: [json(mixed), since, 'both days and texts'],
  holds_an_object: [json([{...record, changed: {by: everything}}]), since, 'a list or an object'],
  has_no_cursor: [json({items: [record], next: record}), cursor, '"next" is no cursor'],
  leads_to_a_person: [
    json([record], {link: `</orders/${person.mail}>; rel=next`}),
    {pages: {by: 'link'}},
    'it leads to a page that was read before',
  ],
};

test('what web services answer is told without the person in it', async () => {
  const names = Object.keys(answers);
  const {base} = await aWebService((_, path) => {
    const [, name = ''] = /^\/(\w+)/.exec(path) ?? [];
    return (answers[name] ?? answers.leads_to_a_person)![0];
  });
  const streams = names.map(name => [name, {path: name, ...mapped, ...answers[name]![1]}]);
  const {problems, known} = await nightOver({
    shop: {http: {base, attempts: 1}, streams: Object.fromEntries(streams)},
  });
  for (const [name, [, , told]] of Object.entries(answers)) {
    const problem = problems.get(`shop/${name}`);
    if (told === undefined) expect(problem).toBeUndefined();
    else expect(problem, name).toContain(told);
  }
  expect(known).toEqual(['customer_name', 'customers', 'quarantine']);
});

const servers = [
  {
    kind: 'postgres',
    start: startPostgres,
    text: 'text',
    shout: `create function shout(words text) returns text language plpgsql as
      $$ begin raise exception 'row of %', words using detail = words, hint = words; end $$`,
    faults: [
      'select id, cast(name as integer) as name, since from kunden',
      'select id, shout(name) as name, since from kunden',
      "select id, name, cast(since as date) as since from kunden where id = 'K3'",
      "select id, to_date(name, 'YYYY') as name, since from kunden",
    ],
  },
  {
    kind: 'mysql',
    start: startMariadb,
    text: 'varchar(200)',
    shout: `create function shout(words text) returns text deterministic
      begin signal sqlstate '45000' set message_text = words; return words; end`,
    faults: [
      'select id, shout(name) as name, since from kunden',
      'select id, name, since from kunden where exp(~0 + length(name)) > 0',
    ],
  },
] as const;

describe.each(servers)('$kind', ({kind, start, text, shout, faults}) => {
  const isThere = installed[kind] !== undefined;
  let server: Awaited<ReturnType<typeof start>>;
  beforeAll(async () => {
    if (!isThere) return;
    server = await start();
    await server.run(`create table kunden (id ${text}, name ${text}, since ${text})`);
    await server.run(`insert into kunden values
      ('K2', '${everything}', '2025-01-01'), ('K3', 'x', '${everything}')`);
    await server.run(shout);
    const grants = {postgres: 'select on kunden', mysql: 'select, execute on erp.*'};
    await server.run(`grant ${grants[kind]} to leser`);
  });
  afterAll(() => server?.stop());

  test.skipIf(!isThere)('an error that quotes a row is told without it', async () => {
    process.env.SHOP_URL = server.address();
    const wrong = faults.map((query, at) => [`wrong_${at}`, {query, ...mapped}]);
    const streams = {kunden: {table: 'kunden', ...mapped}, ...Object.fromEntries(wrong)};
    const {problems, known} = await nightOver({
      shop: {database: {kind, url_from: 'SHOP_URL'}, streams},
    });
    expect([...problems.keys()]).toEqual(wrong.map(([name]) => `shop/${name}`));
    for (const each of problems.values()) {
      expect(each).toContain('for a row or a value, which is not shown');
    }
    expect(known).toEqual(['customer_name', 'customers', 'quarantine']);
  });
});
