import {afterAll, beforeAll, describe, expect, test, vi} from 'vitest';
import {serve} from '../../dashboard/server.ts';
import {decisionHistory} from '../../pipelines/identity.ts';
import {threeSystemsCompany} from '../warehouse/identity/three_systems.ts';
import {fourCustomers} from './four_customers.ts';
import {serving} from './serving.ts';

const mayNotSee = vi.hoisted(() => new Set<string>());
vi.mock('../../dashboard/who.ts', () => ({
  whoAsks: () => ({user: 'test', role: 'controller', personal: !mayNotSee.has('persons')}),
}));

const company = threeSystemsCompany();
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  company.give({
    'crm.csv': [
      '1,K1,Alpha AG,false,,,70173,A',
      '4,,Jana Huber,true,,jana@home.example,10117,C',
      '5,,Twin <b>One</b>,true,,twin@twin.example,1,C',
      '6,,Twin Two,true,,twin@twin.example,2,C',
    ],
    'billing.csv': ['K1,Alpha AG,false,,,70173,machines', 'K5,Twin,true,,twin@twin.example,3,'],
    'desk.csv': ['b,Jana H.,jana@home.example,030 2', 'c,Nobody,,'],
    'lines1.csv': ['R1,K1,2026-01-05,100'],
  });
  await company.night();
  server = await serve({
    data: company.data,
    port: 0,
    refreshing: {start: async () => 'started'},
  });
}, 120_000);
afterAll(async () => {
  await server?.close();
  company.end();
});

const text = async (path: string) => (await fetch(server.url + path)).text();
const json = async (query = '') => JSON.parse(await text(`/identity.json${query}`));

/** Sends a form as the page does; the answer is where it leads. */
async function send(fields: Record<string, string>, headers: Record<string, string> = {}) {
  const answer = await fetch(`${server.url}/identity/decide`, {
    method: 'POST',
    redirect: 'manual',
    headers: {origin: server.url, ...headers},
    body: new URLSearchParams(fields),
  });
  return [answer.status, answer.headers.get('location')];
}

describe('the page of identity', () => {
  test('says by which rule each is one, in two languages, with the names of who may see them', async () => {
    const page = await text('/identity?lang=en');
    expect(page).toContain('8 customers of 3 systems are 6 customers; 4 of them');
    expect(page).toContain('<td>shared number</td><td><bdi>K1</bdi></td>');
    expect(page).toContain('<bdi>Jana H.</bdi> <bdi class="id">desk:b</bdi>');
    expect(page).toContain('Twin &lt;b&gt;One&lt;/b&gt;');
    expect(await text('/identity?lang=de')).toContain('<td>gemeinsame Nummer</td>');
  });

  test('tells nobody a name who may not see it', async () => {
    mayNotSee.add('persons');
    try {
      for (const path of ['/identity', '/identity.json', '/identity.csv']) {
        const answer = await text(path);
        expect(answer).toContain('desk:b');
        expect(answer).not.toMatch(/Jana|Twin/);
      }
    } finally {
      mayNotSee.clear();
    }
  });

  test('shows what is doubtful, what one system knows, and what a rule did', async () => {
    const shown = async (query: string) =>
      (await json(query)).rows.map((row: {delivered_id: string}) => row.delivered_id);
    expect(await shown('?show=doubtful')).toEqual(['K5', 'crm:5', 'crm:6']);
    expect(await shown('?show=unmatched')).toEqual(['K5', 'crm:5', 'crm:6', 'desk:c']);
    expect(await shown('?show=email')).toEqual(['crm:4', 'desk:b']);
    expect(await shown('?customer=DESK')).toEqual(['desk:b', 'desk:c']);
    expect((await text('/identity.csv?lang=en&show=email')).split('\r\n').slice(1, 3)).toEqual([
      'crm,crm:4,Jana Huber,crm:4,Jana Huber,e-mail,desk:b,,',
      'desk,desk:b,Jana H.,crm:4,Jana Huber,e-mail,crm:4,,',
    ]);
    expect(await text('/identity?lang=en&show=doubtful')).toContain(
      'href="/identity?lang=en&amp;show=doubtful&amp;one=crm%3A5&amp;other=K5#decide"',
    );
  });

  test('writes down a split and a match, and says that they wait for the next refresh', async () => {
    const split = {act: 'different desk%3Ab crm%3A4', by: 'Jana', one: '', other: '', note: ''};
    expect(await send(split)).toEqual([303, '/identity?written=yes#decide']);
    const match = {act: 'same', by: 'Jana', one: ' crm:5', other: 'K5', note: 'asked', lang: 'en'};
    expect(await send(match)).toEqual([303, '/identity?lang=en&written=yes#decide']);
    expect(decisionHistory(company.data)).toMatchObject([
      {one: 'crm:4', other: 'desk:b', decision: 'different', by: 'Jana', note: ''},
      {one: 'K5', other: 'crm:5', decision: 'same', by: 'Jana', note: 'asked'},
    ]);
    expect(await text('/identity?lang=en')).toContain('takes effect with the next refresh)');
    expect(await text('/identity')).toContain('asked');
    mayNotSee.add('persons');
    expect(await text('/identity')).not.toContain('asked');
    mayNotSee.clear();
    expect(await send({act: 'withdrawn K5 crm%3A5', by: 'Jana'})).toEqual([
      303,
      '/identity?written=yes#decide',
    ]);
    expect((await json()).decisions).toHaveLength(1);
  });

  test.each([
    ['nobody', {act: 'same', one: 'crm:5', other: 'K5', by: ' '}],
    ['unknown', {act: 'same', one: 'crm:99', other: 'K5', by: 'Jana'}],
    ['itself', {act: 'same', one: 'K5', other: 'K5', by: 'Jana'}],
    ['undecided', {act: 'withdrawn', one: 'K1', other: 'K5', by: 'Jana'}],
  ])('refuses what cannot be decided: %s', async (refusal, fields) => {
    const before = decisionHistory(company.data).length;
    const [status, location] = await send(fields);
    expect([status, new URL(String(location), server.url).searchParams.get('refused')]).toEqual([
      303,
      refusal,
    ]);
    expect(await text(`/identity?lang=en&refused=${refusal}`)).toContain('Not noted');
    expect(decisionHistory(company.data)).toHaveLength(before);
  });

  test('takes no forms of foreign pages, no other kinds, and no nonsense', async () => {
    const good = {act: 'same', one: 'crm:6', other: 'K5', by: 'Jana'};
    const before = decisionHistory(company.data).length;
    expect((await send(good, {origin: 'http://evil.example'}))[0]).toBe(403);
    expect((await send(good, {'sec-fetch-site': 'cross-site'}))[0]).toBe(403);
    expect((await send(good, {'content-type': 'application/json'}))[0]).toBe(415);
    expect((await send({...good, act: 'merge'}))[0]).toBe(400);
    expect((await send({...good, act: 'same %E0%A4%A K5'}))[0]).toBe(400);
    expect((await send({...good, note: 'x'.repeat(9000)}))[0]).toBe(413);
    expect(decisionHistory(company.data)).toHaveLength(before);
  });
});

describe('a snapshot from before customers were matched', () => {
  const site = serving(fourCustomers);

  test('has nothing to match, and says so', async () => {
    expect(await site.text('/identity?lang=en')).toContain('There is nothing to match.');
    expect(JSON.parse(await site.text('/identity.json'))).toMatchObject({row_count: 0, rows: []});
    expect((await site.text('/identity.csv?lang=en')).trim().split('\r\n')).toHaveLength(1);
  });

  test('and a server that may only read has no forms', async () => {
    expect(await site.text('/identity?lang=en')).not.toContain('method="post"');
  });
});
