import {once} from 'node:events';
import {writeFile} from 'node:fs/promises';
import {createServer, get, type IncomingMessage} from 'node:http';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {z} from 'zod';
import {messages} from '../../company/messages/index.ts';
import {serve} from '../../dashboard/server.ts';
import {valuesOf} from '../../dashboard/wrong_question.ts';
import {projectFiles, root} from '../project_files.ts';
import {fourCustomers} from './four_customers.ts';
import {serving} from './serving.ts';
import {publishWorld} from './small_snapshot.ts';

const site = serving(fourCustomers);
const renamed = (name: string) => ({
  ...fourCustomers,
  set_company: [{...fourCustomers.set_company![0]!, name}],
});

describe('a page', () => {
  test('runs nothing and loads nothing that is not our own', async () => {
    for (const path of ['/', '/profitability', '/nowhere']) {
      const response = await fetch(site.url + path);
      const policy = response.headers.get('content-security-policy');
      const page = await response.text();

      expect(policy).toContain("default-src 'none';script-src 'self';style-src 'self'");
      expect(policy).not.toContain('unsafe');
      expect(page).not.toMatch(/ style="|<style|<script(?![^>]*(src=|application\/json))| on\w+="/);
    }
  });

  test('costs a 304 when it is asked for again', async () => {
    const first = await fetch(`${site.url}/profitability`);
    const tag = first.headers.get('etag')!;
    const again = await fetch(`${site.url}/profitability`, {headers: {'If-None-Match': tag}});
    const other = await fetch(`${site.url}/profitability?lang=en`, {
      headers: {'If-None-Match': tag},
    });

    expect(again.status).toBe(304);
    expect(other.status).toBe(200);
  });

  test('refuses what does not exist, and says what does', async () => {
    const expected: [string, string][] = [
      ['/profitability?months=24', 'months ist „24“. Möglich ist: 1, 12 oder 36.'],
      ['/profitability?page=2', 'Möglich ist: eine Seitenzahl von 1 bis 1.'],
      ['/?month=2031-01', 'Möglich ist: ein Monat von 2026-09 bis 2026-09.'],
      ['/?month=13', 'Möglich ist: ein Monat wie 2026-09.'],
      ['/?colour=red', 'Diesen Parameter gibt es hier nicht; es gibt lang, month, level.'],
    ];
    for (const [path, text] of expected) {
      const response = await fetch(site.url + path);
      expect(response.status).toBe(400);
      expect(await response.text()).toContain(text);
    }
  });

  test('that is no page is a 404, and data say so as data', async () => {
    expect((await fetch(`${site.url}/nowhere`)).status).toBe(404);
    const response = await fetch(`${site.url}/nowhere.json?lang=en`);
    expect(await response.json()).toMatchObject({error: {what: 'There is no such page.'}});
  });

  test('can only be read', async () => {
    const response = await fetch(site.url, {method: 'POST', body: 'x'});
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
    expect((await fetch(site.url, {method: 'HEAD'})).status).toBe(200);
  });

  test('is not given to a foreign name that points to this machine', async () => {
    expect(await statusFor(site.url, 'evil.example')).toBe(403);
    expect(await statusFor(site.url, 'localhost:3000')).toBe(200);
    expect(await statusFor(site.url, '[::1]:3000')).toBe(200);
  });
});

async function statusFor(url: string, host: string): Promise<number | undefined> {
  const request = get(url, {headers: {host}});
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode;
}

describe('while the first night runs', () => {
  const site = serving();

  test('pages say so and load themselves again', async () => {
    const response = await fetch(`${site.url}/profitability`, {headers: {'Accept-Language': 'de'}});
    const page = await response.text();

    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(page).toContain('Die erste Nacht läuft');
    expect(page).toContain('<meta http-equiv="refresh" content="5">');
  });

  test('data say so, too; the server is alive and not ready', async () => {
    const json = await fetch(`${site.url}/scorecard.json`);
    expect(json.status).toBe(503);
    expect(await json.json()).toMatchObject({error: {title: 'The first night is running'}});
    expect((await fetch(`${site.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${site.url}/readyz`)).status).toBe(503);
  });
});

describe('a new snapshot', () => {
  const site = serving(fourCustomers);

  test('is served as soon as it is published, with a new ETag', async () => {
    const before = await fetch(site.url);
    await publishWorld(site.data, 'second', renamed('Neu AG'));
    const after = await fetch(site.url);

    expect(await before.text()).toContain('Muster &amp; Söhne GmbH');
    expect(await after.text()).toContain('Neu AG');
    expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'));
  });

  test('does not disturb requests that run on the old one', async () => {
    const running = Array.from({length: 8}, () => fetch(`${site.url}/profitability.csv`));
    await publishWorld(site.data, 'third', renamed('Dritte AG'));
    const statuses = await Promise.all(running.map(async each => (await each).status));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect((await fetch(`${site.url}/readyz`)).status).toBe(200);
  });

  test('that does not open leaves the old one in its place', async () => {
    await site.text('/');
    await publishWorld(site.data, 'broken', renamed('Kaputt AG'));
    await writeFile(join(site.data, 'snapshots', 'broken', 'warehouse.duckdb'), 'no database');
    expect(await site.text('/')).toContain('Dritte AG');
  });
});

describe('a snapshot that does not open', () => {
  const site = serving(fourCustomers);

  test('is a 503 that says where, what and what now', async () => {
    await writeFile(join(site.data, 'snapshots', 'first', 'warehouse.duckdb'), 'no database');
    const response = await fetch(`${site.url}/?lang=en`);
    const page = await response.text();

    expect(response.status).toBe(503);
    expect(page).toContain('The published snapshot cannot be opened.');
    expect(page).toContain('Run: kundenwert refresh.');
  });
});

test('a port that is taken is a problem with a way out', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const {port} = other.address() as {port: number};

  await expect(serve({data: site.data, port})).rejects.toMatchObject({
    where: `port ${port}`,
    what: 'another program uses it',
    next: 'Choose another one: kundenwert start --port N',
  });
  other.close();
});

test('every parameter of every page says what is possible', async () => {
  const schemas = await Promise.all(
    projectFiles('dashboard/pages/*/question.ts').map(async file => {
      const module = (await import(join(root, file))) as Record<string, unknown>;
      return Object.values(module).find(each => each instanceof z.ZodObject) as z.ZodObject;
    }),
  );
  expect(schemas.length).toBeGreaterThan(8);
  for (const {allowed} of Object.values(messages)) {
    const silent = schemas.flatMap(({shape}) =>
      Object.entries(shape)
        .filter(([name, schema]) => !(valuesOf(schema as z.ZodType) || name in allowed))
        .map(([name]) => name),
    );
    expect(silent).toEqual([]);
  }
});
