import {once} from 'node:events';
import {mkdir, writeFile} from 'node:fs/promises';
import {connect} from 'node:net';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {serve} from '../../dashboard/server.ts';
import {locked} from '../../pipelines/lock.ts';
import type {How, RunEvent} from '../../pipelines/runs/event.ts';
import {runLog} from '../../pipelines/runs/run_log.ts';
import {aRun, failedNight, goodNight} from '../pipelines/a_run.ts';
import {temporaryFolder} from '../temporary_folder.ts';
import {fourCustomers} from './four_customers.ts';
import {publishWorld} from './small_snapshot.ts';

const good = '20261001T023000Z-0001';
const failed = '20261002T023000Z-0002';
const running = '20261003T023000Z-0003';
const problem = `files: the folder <b>erp</b> is gone
Bring it back, then run: kundenwert refresh
    at read (/opt/kundenwert/pipelines/land.ts:1:1)`;

/** A server whose runs and answers to its buttons are made by hand. */
async function served(more: Partial<Parameters<typeof serve>[0]> = {}, isPublished = true) {
  const data = temporaryFolder(afterAll);
  if (isPublished) await publishWorld(data, good, fourCustomers);
  const server = await serve({data, port: 0, ...more});
  afterAll(() => server.close());
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(server.url + path, {headers});
  const text = async (path: string) => (await get(path)).text();
  return {data, url: server.url, get, text, close: server.close};
}

/** Makes a server before the tests of a group. */
function serving(...how: Parameters<typeof served>) {
  const site = {} as Awaited<ReturnType<typeof served>>;
  beforeAll(async () => {
    Object.assign(site, await served(...how));
  });
  return site;
}

async function twoNights(data: string): Promise<void> {
  await aRun(data, good, goodNight(good));
  await aRun(data, failed, failedNight(failed, problem));
}

const held = {
  source: 'erp',
  stream: 'kunden',
  sequence: 2,
  delivery: 'full',
  received_at: '2026-10-02T00:30:00.000Z',
  origin: {name: 'kunden "neu".csv', bytes: 10, modified_at: '2026-10-02T00:00:00.000Z'},
  file: 'kunden.csv',
  sha256: 'abc',
  format: {encoding: 'utf-8', delimiter: ';', quote: '"'},
  has_header_line: true,
  header: ['id'],
  records: 1,
  doubts: ['it has 1 rows; the one before had 40'],
};

async function holdBack(data: string): Promise<void> {
  const folder = join(data, 'landing', 'erp', 'kunden', 'held', 'abc');
  await mkdir(folder, {recursive: true});
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(held));
}

describe('the page of runs', () => {
  const site = serving();
  beforeAll(async () => {
    await twoNights(site.data);
    await holdBack(site.data);
  });

  test('lists them newest first, each with its outcome, and leads to each', async () => {
    const page = await site.text('/runs');
    const rows = [...page.matchAll(/<tr><th scope="row"><a href="([^"]+)"/g)].map(each => each[1]);
    expect(rows).toEqual([`/runs?run=${failed}`, `/runs?run=${good}`]);
    expect(page).toContain('gescheitert');
    expect(page).toContain('files: the folder &lt;b&gt;erp&lt;/b&gt; is gone');
    expect(page).toContain('30.09.2026');
    expect(await site.text('/runs?lang=en')).toContain('Runs 1 to 2 of 2');
  });

  test('shows of one run its steps, what took longest, its warnings and its snapshot', async () => {
    const page = await site.text(`/runs?run=${good}&lang=en`);
    for (const each of ['Extract', 'Stage', 'Build and check', 'Verdict', 'Publish']) {
      expect(page).toContain(`<th scope="row">${each}</th>`);
    }
    expect(page).toContain('500.0\u00a0kB');
    expect(page).toContain('erp/kunden: kunden.csv');
    expect(page).toContain('the column fax is new');
    expect(page).toContain(`<code>${good}</code> <span class="quiet">(is shown)`);
  });

  test('shows a problem in full, but no stack trace', async () => {
    for (const path of [`/runs?run=${failed}`, `/runs.json?run=${failed}`, '/runs.csv', '/runs']) {
      expect(await site.text(path), path).not.toContain('land.ts');
    }
    expect(await site.text(`/runs?run=${failed}`)).toContain('Bring it back, then run');
  });

  test('shows what is held back, and the command that lets it count', async () => {
    const page = await site.text('/runs?lang=en');
    expect(page).toContain('<code>kundenwert accept erp/kunden --by "…"</code>');
    expect(page).toContain('it has 1 rows; the one before had 40');
    expect(JSON.parse(await site.text('/runs.json')).held).toMatchObject([
      {stream: 'erp/kunden', file: 'kunden "neu".csv'},
    ]);
  });

  test('is data, too: the list, and the steps of one run', async () => {
    const {runs, published} = JSON.parse(await site.text('/runs.json'));
    expect(runs.map((each: {status: string}) => each.status)).toEqual(['failed', 'fine']);
    expect(published).toBe(good);
    const one = JSON.parse(await site.text(`/runs.json?run=${good}`));
    expect(one).toMatchObject({status: 'fine', rows: 40});
    expect(one.log).toHaveLength(15);
    expect(await site.text(`/runs?run=${good}`)).toContain('(ganz gebaut: Die Tabelle ist neu)');
    const list = (await site.text('/runs.csv')).trim().split('\r\n');
    expect(list).toHaveLength(3);
    const steps = await site.text(`/runs.csv?run=${good}&lang=en`);
    expect(steps).toMatch(/\r\nExtract,erp\/kunden,[\d.]+,[\d.]+,40,2000,1\r\n/);
  });

  test('refuses a run that there is not, and a page behind the last', async () => {
    for (const path of ['/runs?run=../../etc', '/runs?run=20200101T000000Z-0000', '/runs?page=2']) {
      expect((await site.get(path)).status, path).toBe(400);
    }
  });

  test('is made anew each time, and nobody keeps it', async () => {
    const {headers} = await site.get('/runs');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('etag')).toBeNull();
  });

  test('has no buttons where the server may not start anything', async () => {
    expect(await site.text('/runs')).not.toContain('<form');
    const post = await fetch(`${site.url}/runs/refresh`, {method: 'POST', body: 'how=refresh'});
    expect(post.status).toBe(405);
  });
});

test('a landing that cannot be read is told on the page, which shows the runs all the same', async () => {
  const site = await served();
  await twoNights(site.data);
  await holdBack(site.data);
  await writeFile(join(site.data, 'landing/erp/kunden/held/abc/manifest.json'), '{');
  const page = await site.text('/runs?lang=en');
  expect(page).toContain('Deliveries that are held back cannot be read');
  expect(page).toContain(failed);
});

test('before anything is published, the page says what became of the first night', async () => {
  const site = await served({}, false);
  expect(await site.text('/runs?lang=en')).toContain('No run yet.');
  await aRun(site.data, failed, failedNight(failed, problem));
  const page = await site.text('/runs?lang=en');
  expect(page).toContain('files: the folder');
  expect((await site.get('/')).status).toBe(503);
});

describe('the state of the data', () => {
  const due = {at: undefined as Date | undefined};
  const site = serving({due: () => due.at});

  test('stands on every page with the moment that it was built, right without script', async () => {
    for (const path of ['/', '/profitability', '/runs']) {
      const page = await site.text(path);
      expect(page, path).toContain('Stichtag 30. September 2026');
      expect(page, path).toMatch(
        /Datenstand 01\.10\.2026, 04:30<data-age datetime="2026-10-01T02:30:00.000Z"><\/data-age>/,
      );
      expect(page).not.toContain('class="condition');
    }
  });

  test('is on every page when the last run failed, though the page was known before', async () => {
    const before = await site.get('/profitability');
    await twoNights(site.data);
    const tag = before.headers.get('etag')!;
    const after = await site.get('/profitability', {'If-None-Match': tag});

    expect(after.status).toBe(200);
    const page = await after.text();
    expect(page).toMatch(/Der letzte Lauf \([^)]+\) ist gescheitert\./);
    expect(page).toContain('Gezeigt ist der Datenstand vom 01.10.2026, 04:30.');
    expect(page).toContain(`href="/runs?run=${failed}"`);
    const again = await site.get('/profitability', {'If-None-Match': after.headers.get('etag')!});
    expect(again.status).toBe(304);
    expect(await site.text('/profitability?lang=en')).toContain('The last run');
  });

  test('says which part is old when the last run was partial, and nothing after a good one', async () => {
    const partial = goodNight(running).map(
      (each): RunEvent => (each.event === 'published' ? {...each, status: 3} : each),
    );
    partial.splice(1, 0, {event: 'stream failed', stream: 'erp/artikel', problem: 'no answer'});
    await aRun(site.data, running, partial);
    expect(await site.text('/')).toContain('Für 1 Strom gilt der letzte gute Stand.');
    const next = '20261004T023000Z-0004';
    await aRun(site.data, next, goodNight(next));
    expect(await site.text('/')).not.toContain('class="condition');
  });

  test('is overdue on every page, and not ready, when the snapshot is too old', async () => {
    expect(await site.text('/readyz')).toBe(`ready ${good}\n`);
    due.at = new Date('2026-10-01T02:29:00Z');
    expect((await site.get('/readyz')).status).toBe(200);
    due.at = new Date('2026-10-02T04:30:00Z');
    const ready = await site.get('/readyz');
    expect(ready.status).toBe(503);
    expect(await ready.text()).toContain('one after 2026-10-02T04:30:00.000Z is due');
    expect(await site.text('/')).toContain('Seit 02.10.2026, 06:30 wird ein neuer Stand erwartet');
    expect((await site.get('/healthz')).status).toBe(200);
  });
});

test('a server without a snapshot is not ready and says why', async () => {
  const site = await served({}, false);
  const ready = await site.get('/readyz');
  expect([ready.status, await ready.text()]).toEqual([
    503,
    'not ready: nothing is published yet\n',
  ]);
  await publishWorld(site.data, good, fourCustomers);
  await writeFile(join(site.data, 'snapshots', good, 'warehouse.duckdb'), 'no database');
  expect(await site.text('/readyz')).toContain('cannot be opened');
});

describe('a run can be started from the page', () => {
  const asked: How[] = [];
  const answers: ('started' | 'running')[] = [];
  const site = serving({
    refreshing: {
      async start(how) {
        asked.push(how);
        return answers.shift() ?? 'started';
      },
    },
  });
  const form = 'application/x-www-form-urlencoded';
  const press = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${site.url}/runs/refresh`, {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: {'Content-Type': form, Origin: site.url, ...headers},
    });

  test('by a form of its own, which needs no script', async () => {
    const page = await site.text('/runs?lang=en');
    expect(page).toContain('<form method="post" action="/runs/refresh">');
    expect(page).toMatch(/name="how" value="refresh".*name="how" value="replay".*value="full"/s);
    for (const how of ['refresh', 'replay', 'full']) {
      const response = await press(`how=${how}&lang=en`);
      expect(response.status).toBe(303);
      expect(response.headers.get('location')).toBe('/runs?lang=en&refresh=started');
    }
    expect(asked.splice(0)).toEqual(['refresh', 'replay', 'full']);
    const after = await site.text('/runs?lang=en&refresh=started');
    expect(after).toContain('The run has been started.');
    expect(after).toContain('<noscript><meta http-equiv="refresh" content="5;url=/runs?lang=en">');
    expect(after).not.toContain('<form');
  });

  test('once at a time: a second one is told that a run is under way', async () => {
    answers.push('running');
    const {headers} = await press('how=refresh');
    expect(headers.get('location')).toBe('/runs?refresh=running');
    expect(await site.text('/runs?refresh=running')).toContain('Ein Lauf ist schon unterwegs');
    asked.splice(0);
  });

  test('by nobody but the page itself', async () => {
    const refused: Record<string, string>[] = [
      {Origin: 'https://evil.example'},
      {Origin: 'null'},
      {Origin: site.url, 'Sec-Fetch-Site': 'cross-site'},
      {Origin: site.url, 'Sec-Fetch-Site': 'same-site'},
      {Origin: site.url.replace(/\d+$/, '1')},
      {Origin: ''},
    ];
    for (const headers of refused) {
      expect((await press('how=refresh', headers)).status, JSON.stringify(headers)).toBe(403);
    }
    const silent = await rawPost(site.url, 'how=refresh');
    expect(silent).toContain('HTTP/1.1 403');
    expect(asked).toEqual([]);
  });

  test('by a small form only', async () => {
    const json = await press('{"how":"refresh"}', {'Content-Type': 'application/json'});
    const text = await press('how=refresh', {'Content-Type': 'text/plain'});
    const large = await press(`how=refresh&lang=${'x'.repeat(2_000)}`);
    const packed = await press('how=refresh', {'Content-Encoding': 'gzip'});
    expect([json, text, large, packed].map(({status}) => status)).toEqual([415, 415, 413, 415]);
    for (const body of ['', 'how=everything', 'how=refresh&how=full', 'how=refresh&more=1']) {
      expect((await press(body)).status, body).toBe(400);
    }
    expect(asked).toEqual([]);
    expect((await fetch(`${site.url}/runs`, {method: 'POST', body: ''})).status).toBe(405);
    expect((await site.get('/runs/refresh')).status).toBe(404);
  });
});

/** A POST that says nothing about where it comes from. */
async function rawPost(url: string, body: string): Promise<string> {
  const {hostname, port, host} = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.end(
    `POST /runs/refresh HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
  );
  let answer = '';
  socket.setEncoding('utf8').on('data', text => {
    answer += text;
  });
  await once(socket, 'close');
  return answer;
}

describe('a run that goes on', () => {
  const site = serving();

  test('is shown with its step and share, and can be followed to its end', async () => {
    await locked(site.data, async () => {
      const log = await runLog(site.data, running, () => {});
      const events = goodNight(running);
      for (const event of events.slice(0, 10)) log.tell(event);
      await expect
        .poll(() => site.text('/runs?lang=en'))
        .toContain('<progress aria-label="Progress of the step" max="2" value="1">');
      const page = await site.text('/runs?lang=en');
      expect(page).toContain('Step 3 of 5: Build and check');
      expect(page).toContain('<noscript><meta http-equiv="refresh" content="5;url=/runs?lang=en">');

      const followed = (await site.get('/runs/progress?lang=de')).body!.pipeThrough(
        new TextDecoderStream(),
      );
      let seen = '';
      let isToldAll = false;
      for await (const text of followed) {
        seen += text;
        if (isToldAll || !seen.includes('event: progress')) continue;
        isToldAll = true;
        for (const event of events.slice(10)) log.tell(event);
        await log.close();
      }
      expect(seen).toMatch(/^: follows the run/);
      expect(seen).toContain('"step":"Schritt 3 von 5: Bauen und prüfen","what":"dim_date"');
      expect(seen).toContain('"share":"1 von 2"');
      expect(seen).toContain('Schritt 5 von 5: Veröffentlichen');
      expect(seen.endsWith('event: ended\ndata: {}\n\n')).toBe(true);
    });
    expect(await site.text('/runs')).not.toContain('<run-progress');
    const late = await site.text(`/runs/progress?run=${running}`);
    expect(late).toBe(': follows the run\n\nevent: ended\ndata: {}\n\n');
  });

  test('is followed by twenty windows at the most, which leave when they like', async () => {
    const other = await served();
    await locked(other.data, async () => {
      const log = await runLog(other.data, running, () => {});
      log.tell(goodNight(running)[0]!);
      const gone = new AbortController();
      const open = () => fetch(`${other.url}/runs/progress`, {signal: gone.signal});
      const windows = await Promise.all(Array.from({length: 20}, open));
      expect(new Set(windows.map(({status}) => status))).toEqual(new Set([200]));
      expect((await fetch(`${other.url}/runs/progress`)).status).toBe(503);
      gone.abort();
      await expect
        .poll(async () => {
          const again = await fetch(`${other.url}/runs/progress`);
          await again.body?.cancel();
          return again.status;
        })
        .toBe(200);
      await other.close();
      await log.close();
    });
  });
});

describe('/metrics', () => {
  const site = serving({
    freshness: async () => [
      {
        source: 'erp',
        stream: 'kunden',
        every: 'day',
        state: 'late',
        received_at: '2026-10-01T00:00:00Z',
        rows: 40,
        heard_at: undefined,
        due_at: undefined,
        missed_again: false,
        held: 0,
        oddity: undefined,
      },
    ],
  });

  test('tell of data, runs, streams, disk, requests and the process', async () => {
    await twoNights(site.data);
    await holdBack(site.data);
    await site.get('/profitability');
    await site.get('/profitability/secret-name');
    const response = await site.get('/metrics');
    const text = await response.text();

    expect(response.headers.get('content-type')).toContain('text/plain');
    for (const line of [
      'kundenwert_ready 1',
      'kundenwert_business_date_seconds 1790726400',
      'kundenwert_runs{status="fine"} 1',
      'kundenwert_runs{status="failed"} 1',
      'kundenwert_last_run_status{status="failed"} 1',
      'kundenwert_last_run_status{status="fine"} 0',
      'kundenwert_last_run_step_rows{step="extract"} 0',
      'kundenwert_held_deliveries 1',
      'kundenwert_stream_late{stream="erp/kunden"} 1',
      'kundenwert_http_request_seconds_count{route="/profitability",status="200"} 1',
    ]) {
      expect(text).toContain(`${line}\n`);
    }
    expect(text).toMatch(/kundenwert_snapshot_age_seconds \d/);
    expect(text).toMatch(/kundenwert_disk_bytes\{kind="snapshots"\} [1-9]/);
    expect(text).toMatch(/process_resident_memory_bytes \d/);
    expect(text).not.toContain('secret-name');
  });

  test('say so when nothing is published, and are of one server only', async () => {
    const other = await served({}, false);
    const text = await other.text('/metrics');
    expect(text).toContain('kundenwert_ready 0\n');
    expect(text).not.toMatch(/kundenwert_snapshot_age_seconds \d/);
    expect(text).not.toContain('route="/profitability"');
  });
});
