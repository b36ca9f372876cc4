import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {pipeline} from 'node:stream/promises';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {HttpSystem} from '../../company/sources/http.ts';
import {httpStream, httpSystem} from '../../pipelines/http/http_stream.ts';
import {elementTexts} from '../../pipelines/http/json_texts.ts';
import {linkTo} from '../../pipelines/http/link_header.ts';
import type {Time} from '../../pipelines/http/time.ts';
import {earlier, reachOf} from '../../pipelines/http/watermark.ts';
import {land} from '../../pipelines/land.ts';
import {landedDeliveries, type Manifest} from '../../pipelines/manifest.ts';
import {temporaryFolder} from '../temporary_folder.ts';
import {
  type Answering,
  aWebService,
  brokenChunks,
  byCursor,
  byNumber,
  bytes,
  cut,
  declaredOrders,
  delivered,
  endless,
  first,
  json,
  ordersOf,
  patience,
  repeats,
  since,
  status,
  stopsMidBody,
  three,
  threePages,
  trickles,
} from './a_web_service.ts';

describe('records', () => {
  test('lie in the landing as the service wrote them, digit by digit, one a line', async () => {
    const text = '{"2":1.50,"1":12345678901234567890.10,"e":1E3,"z":-0,"t":"\\u00e4\\n\\"]"}';
    const {base} = await aWebService(() =>
      json(`{"data": 0, "data": {"items": [\n  ${text},\n  {\n    "1": 2,\r\n    "1": 3\n  }\n]}}`),
    );
    const landing = temporaryFolder();
    const stream = ordersOf(base, {records: 'data.items'});
    const night = () => Array.fromAsync(land(landing, stream, AbortSignal.timeout(10_000)));
    const [manifest] = await night();
    expect(manifest).toMatchObject({
      records: 2,
      origin: {name: 'orders-20260105T020000.000Z.ndjson', bytes: 0},
    });
    const raw = readFileSync(join(landing, 'shop/orders/000001', manifest!.file), 'utf8');
    expect(raw).toBe(`${text}\n{"1": 2,"1": 3}\n`);
    expect(await night()).toEqual([]);
  });

  test('are found in any JSON, however it is written', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.nat(4), fc.string(), (list, indent, name) => {
        const text = JSON.stringify({[`${name}x`]: [{}], list: [list], z: '[{"'}, null, indent);
        const lines = elementTexts(text, 'list.0');
        expect(lines.map(line => JSON.parse(line))).toEqual(JSON.parse(JSON.stringify(list)));
        expect(lines.join('')).not.toContain('\n');
      }),
    );
  });

  test('come in UTF-8, unless the service says otherwise', async () => {
    const {base} = await aWebService((_, path) => {
      const [, code, type] = path.split('/');
      return code === '204'
        ? status(204)
        : bytes(Buffer.from('[{"id":"ä"}]', code as 'utf8'), decodeURIComponent(type!));
    });
    const night = (path: string) => delivered(ordersOf(base, {path}));
    const umlaut = {lines: ['{"id":"ä"}']};
    expect(await night('utf8/application%2Fhal+json')).toMatchObject(umlaut);
    expect(await night('latin1/text%2Fjson;charset=ISO-8859-1')).toMatchObject(umlaut);
    expect(await night('204/')).toEqual({lines: []});
    await expect(night('latin1/application%2Fjson')).rejects.toThrow('bytes that are not utf-8');
  });

  test('that are not where they are said to be: one is told what is there', async () => {
    const {base} = await aWebService(() => json({data: {rows: [], total: 0}}));
    await expect(delivered(ordersOf(base))).rejects.toThrow(
      `shop/orders, ${base}/orders: the answer is not a list of records; the answer has the keys: "data"`,
    );
    await expect(delivered(ordersOf(base, {records: 'data.items'}))).rejects.toThrow(
      'there is no list at "data.items"; "data" has the keys: "rows", "total"',
    );
  });
});

describe('pages', () => {
  test('follow each other by cursor, by number, and by link', async () => {
    const {base, asked} = await aWebService((_, path) => threePages(path));
    const limited = ordersOf(`${base}/v2`, {...byCursor, parameters: {limit: '1'}});
    expect((await delivered(limited))?.lines).toEqual(three);
    expect(asked).toEqual(['', '&after=1', '&after=2'].map(more => `/v2/orders?limit=1${more}`));

    const numbered = await aWebService(n => json(n < 4 ? [{id: n}] : []));
    expect((await delivered(ordersOf(numbered.base, byNumber)))?.lines).toEqual(three);
    expect(numbered.asked).toEqual([1, 2, 3, 4].map(n => `/orders?page=${n}`));

    const linked = await aWebService(n => {
      const link = `<http://elsewhere/a,b;c>; title="rel=next, x"; rel=prev, </orders/${n + 1}>; rel="last NEXT"`;
      return json([{id: n}], n < 3 ? {link} : {});
    });
    expect((await delivered(ordersOf(linked.base, {pages: {by: 'link'}})))?.lines).toEqual(three);
    expect(linked.asked).toEqual(['/orders', '/orders/2', '/orders/3']);
    expect(linkTo('next', '<a>; rel="x next", <b>; rel=next')).toBe('a');
  });

  test('that lead in a circle are noticed', async () => {
    const circle = await aWebService(n => json({items: [{id: n}], next: n % 2 ? 'a' : 'b'}));
    await expect(delivered(ordersOf(circle.base, byCursor))).rejects.toThrow(
      /page 3 of .*\/orders: it leads to a page that was read before/,
    );
    const itself = await aWebService(() => json([{id: 1}], {link: '</orders>; rel=next'}));
    const byLink = ordersOf(itself.base, {pages: {by: 'link'}});
    await expect(delivered(byLink)).rejects.toThrow('it leads to a page that was read before');
    expect(itself.asked).toHaveLength(1);
    const same = await aWebService(() => json([{id: 1}]));
    await expect(delivered(ordersOf(same.base, byNumber))).rejects.toThrow(
      /page 2 of .*: it holds the same records as the page before\n"page" may not be/,
    );
  });

  test('a cursor may be an address, but nobody else gets our credentials', async () => {
    const other = await aWebService(() => json([]));
    const leading = (origin: () => string) =>
      aWebService(n => json({items: [{id: n}], next: n < 3 ? `${origin()}/more/${n}` : ''}));
    const own: {base: string; asked: string[]} = await leading(() => own.base);
    expect((await delivered(ordersOf(own.base, byCursor)))?.lines).toEqual(three);
    expect(own.asked).toEqual(['/orders', '/more/1', '/more/2']);
    const {base} = await leading(() => other.base);
    await expect(delivered(ordersOf(base, byCursor))).rejects.toThrow(`it leads to ${other.base}`);

    const away = await aWebService((_, path) =>
      path === '/orders' ? status(307, {location: '/new'}) : status(302, {location: other.base}),
    );
    await expect(delivered(ordersOf(away.base))).rejects.toThrow(`it redirects to ${other.base}`);
    expect(away.asked).toEqual(['/orders', '/new']);
    const round = await aWebService(() => status(301, {location: '/orders'}));
    await expect(delivered(ordersOf(round.base))).rejects.toThrow('redirects more than 5 times');
    expect(round.asked).toHaveLength(6);
    expect(other.asked).toEqual([]);
  });

  test.each([
    ['is cut', cut],
    ['breaks off between chunks', brokenChunks],
    ['is half a document', json('{"items": [{"id": 2}], "ne')],
    ['stops within its body', stopsMidBody],
    ['trickles', trickles],
    ['is an error for the moment', status(502)],
  ])('an answer that %s is asked for again; what was read before is not', async (_, broken) => {
    const service = await aWebService((n, path) => (n === 2 ? broken : threePages(path)));
    const system = {timeout_seconds: 0.3};
    const stream = ordersOf(service.base, {...byCursor, system});
    expect((await delivered(stream))?.lines).toEqual(three);
    expect(service.asked.map(path => path.slice(-1))).toEqual(['s', '1', '1', '2']);
  });
});

describe('credentials', () => {
  const environment = {
    KEY: 'geheim\n',
    USER: 'anna:pass:wort',
    URL: 'http://u:geheim@x',
    BAD: 'geheim\nX: 1',
  };

  test('come from the environment', async () => {
    const {base} = await aWebService(() => repeats(200));
    const sent = async (authentication: HttpSystem['authentication']) =>
      (await delivered(ordersOf(base, {system: {authentication}, environment})))?.lines[0];
    const encoded = Buffer.from('anna:pass:wort').toString('base64');
    expect(await sent({bearer_from: 'KEY'})).toContain('"authorization":"Bearer geheim"');
    expect(await sent({header: 'x-key', from: 'KEY'})).toContain('"x-key":"geheim"');
    expect(await sent({basic_from: 'USER'})).toContain(`"authorization":"Basic ${encoded}"`);
    await expect(sent({bearer_from: 'NONE'})).rejects.toThrow(
      'sources.yaml, shop.http: the environment variable NONE is not set\nSet NONE',
    );
    await expect(sent({basic_from: 'KEY'})).rejects.toThrow('KEY does not hold a user');
    await expect(sent({bearer_from: 'BAD'})).rejects.toThrow(
      'the header authorization cannot be sent with what BAD holds',
    );
  });

  test('are never shown, not even where the service repeats them', async () => {
    const {base} = await aWebService(() => repeats(403));
    const long = 'geheim'.repeat(99);
    const all = {...environment, LONG: long, BASE: `${base}?key=geheim`};
    const problem = (system: Partial<HttpSystem>) =>
      delivered(ordersOf(base, {system, environment: all})).catch(String);
    const texts = [
      await problem({authentication: {bearer_from: 'KEY'}}),
      await problem({authentication: {basic_from: 'USER'}}),
      await problem({base: undefined, base_from: 'BASE'}),
      await problem({base: undefined, base_from: 'URL'}),
      await problem({authentication: {bearer_from: 'BAD'}}),
      await problem({authentication: {bearer_from: 'LONG'}}),
    ];
    expect(texts[0]).toContain('it answers 403 Forbidden\nCheck');
    expect(texts[0]).toContain('\nCheck what the user or key');
    expect(texts[2]).toContain(`${base}/orders?key=…: it answers 403 Forbidden\nCheck`);
    expect(texts[3]).toContain('URL holds a user or password beside the address');
    expect(texts.join('')).not.toMatch(/geheim|wort|YW5uY/);
  });
});

describe('a service that is busy or broken', () => {
  test('is asked no faster than it likes, over all its streams', async () => {
    const {base} = await aWebService(n => json([{id: n}]));
    const time = patience();
    const system = HttpSystem.parse({base, requests_per_second: 20});
    const shop = httpSystem('shop', system, {}, {time});
    for (const _ of three) await delivered(shop.stream(declaredOrders({system})));
    expect(time.waits).toEqual([50, 50]);
  });

  test('says how long we are to wait, or we wait longer each time', async () => {
    const waits = async (...answers: Answering[]) => {
      const time = patience();
      await delivered(ordersOf((await first(...answers)).base, {time}));
      return time.waits;
    };
    expect(await waits(status(429, {'retry-after': '7'}))).toEqual([7000]);
    const date = {'retry-after': 'Mon, 05 Jan 2026 02:01:00 GMT'};
    expect((await waits(status(503, date)))[0]).toBe(60_000);
    expect(await waits(status(500, {'retry-after': '7'}))).toEqual([250]);
    expect(await waits(...[408, 425, 502, 504, 429].map(code => status(code)))).toEqual([
      250, 500, 1000, 2000, 4000,
    ]);
    await expect(
      waits(status(429, {'retry-after': '400'}), status(429, {'retry-after': '201'})),
    ).rejects.toThrow('wants us to wait for 11 minutes; we wait for 10 at the most');
  });

  test('has as many attempts as are declared; some answers are final at once', async () => {
    const down = await aWebService(() => status(503, {}, 'Wartung'));
    await expect(delivered(ordersOf(down.base, {system: {attempts: 3}}))).rejects.toThrow(
      'none of 3 attempts went well; of the last one: it answers 503 Service Unavailable: wartung',
    );
    expect(down.asked).toHaveLength(3);
    for (const code of [400, 401, 403, 404]) {
      const service = await first(status(code, {}, `<b>${'x'.repeat(300)}`));
      await expect(delivered(ordersOf(service.base))).rejects.toThrow(
        new RegExp(`it answers ${code} [A-Z][a-zA-Z ]+\nCheck`),
      );
      expect(service.asked).toHaveLength(1);
    }
  });

  test('that answers well with an error page is not believed', async () => {
    const told = async (answer: Answering) => {
      const {base, asked} = await first(answer);
      const problem = await delivered(ordersOf(base)).catch(error => error);
      expect(asked).toHaveLength(1);
      return String(problem);
    };
    const html = json('<h1>Anmelden</h1>', {'content-type': 'text/html; charset=utf-8'});
    expect(await told(html)).toContain('it answers text/html instead of JSON\nCheck');
    expect(await told(json('Wartung'))).toContain('the answer is not JSON\n');
    expect(await told(json({error: 'x'}))).toContain('the answer has the keys: "error"');
    expect(await told(endless)).toContain('the answer is larger than 64 MB');
  });

  test('may be gone for three requests and come back', async () => {
    const service = await aWebService((n, path) => (response, request) => {
      if (n === 1) response.on('close', service.leave);
      threePages(path)(response, request);
    });
    const time = patience();
    const pause: Time['pause'] = async (milliseconds, signal) => {
      await time.pause(milliseconds, signal);
      if (milliseconds > 1 && time.waits.length === 3) await service.comeBack();
    };
    const stream = ordersOf(service.base, {...byCursor, time: {...time, pause}});
    expect((await delivered(stream))?.lines).toEqual(three);
    expect(time.waits).toEqual([250, 500, 1000]);
  });
});

describe('what is new', () => {
  test('is asked for from the second night on; a night without news delivers nothing', async () => {
    const service = await aWebService(n =>
      json(
        n < 3 ? [{changed: `2026-01-0${n}T10:00:00+01:00`}, {changed: null}, {changed: ''}] : [],
      ),
    );
    const landing = temporaryFolder();
    const night = () =>
      Array.fromAsync(land(landing, ordersOf(service.base, {since}), AbortSignal.timeout(10_000)));
    expect(await night()).toMatchObject([{watermark: '2026-01-01T10:00:00+01:00'}]);
    expect(await night()).toMatchObject([{watermark: '2026-01-02T10:00:00+01:00', records: 3}]);
    expect(await night()).toEqual([]);
    const landed = await landedDeliveries(landing, 'shop', 'orders');
    expect(new Set(landed.map(({origin}) => origin.name)).size).toBe(2);
    expect(
      service.asked.map(path => new URL(path, service.base).searchParams.get('since')),
    ).toEqual([null, '2026-01-01T09:00:00+01:00', '2026-01-02T09:00:00+01:00']);
  });

  test('an empty first page is not yet the end of the news', async () => {
    const {base} = await aWebService(n =>
      json({items: n < 2 ? [] : [{changed: n}], next: n < 2 ? 'x' : null}),
    );
    const stream = ordersOf(base, {since, ...byCursor});
    expect(await delivered(stream)).toEqual({lines: ['{"changed":2}'], watermark: '2'});
  });

  test.each([
    [
      ['2026-01-05T10:00:00Z', '2026-01-05T10:30:00+01:00'],
      '2026-01-05T10:00:00Z',
      '2026-01-05T09:00:00Z',
    ],
    [
      ['2026-01-05T10:00:00.123456Z', '2026-01-05T10:00:00.1235Z'],
      '2026-01-05T10:00:00.1235Z',
      '2026-01-05T09:00:00.1235Z',
    ],
    [['2026-01-01 00:30:00', '2025-12-31 23:59:59'], '2026-01-01 00:30:00', '2025-12-31 23:30:00'],
    [['2026-03-01', '2026-02-28'], '2026-03-01', '2026-02-28'],
    [[1767225600, 999], '1767225600', '1767222000'],
    [['9', '10'], '10', '-3590'],
  ])('of %j the greatest is %s, and an hour before that %s', (values, most, before) => {
    const reach = reachOf('at');
    for (const at of values) reach.add(JSON.stringify({at}));
    expect(reach.value()).toBe(most);
    expect(earlier(most, 3600)).toBe(before);
    expect(earlier(most, 0)).toBe(most);
  });

  test('cannot be told by a field that is missing, mixed or no time', async () => {
    const told = async (records: unknown[], landed: unknown[] = []) => {
      const {base} = await aWebService(() => json(records));
      return String(await delivered(ordersOf(base, {since}), landed as Manifest[]).catch(e => e));
    };
    expect(await told([{id: 1}])).toContain(
      'no record has the field "changed"; the first has the keys: 1 that is not declared',
    );
    expect(await told([{changed: '2026-01-05'}, {changed: 5}])).toContain(
      'the field "changed" holds both days and numbers',
    );
    expect(await told([], [{watermark: 'b'}])).toContain('no time can be taken off');
  });
});

test.each([
  ['within an answer', stopsMidBody],
  ['while it waits to ask again', status(429, {'retry-after': '500'})],
])(
  'whoever ends the night, ends it at once %s',
  async (_, answer) => {
    let closed = 0;
    const service = await aWebService(() => (response, request) => {
      response.on('close', () => (closed += 1));
      answer(response, request);
    });
    const system = HttpSystem.parse({base: service.base});
    const ended = AbortSignal.timeout(100);
    const peeking = httpStream(declaredOrders({system, since}), {}, ended);
    await expect(Array.fromAsync(peeking.offers([]))).rejects.toThrow(/abort/);

    const [offer] = await Array.fromAsync(httpStream(declaredOrders({system}), {}).offers([]));
    const reading = pipeline(offer!.read(), new WritableStream(), {
      signal: AbortSignal.timeout(100),
    });
    await expect(reading).rejects.toThrow(/abort/);
    await expect.poll(() => closed).toBe(2);
    expect(service.asked).toHaveLength(2);
  },
  5000,
);
