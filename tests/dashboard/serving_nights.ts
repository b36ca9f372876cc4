import {afterAll, beforeAll} from 'vitest';
import {serve} from '../../dashboard/server.ts';
import {type Delivered, smallNights} from '../warehouse/nights.ts';

interface Site {
  url: string;
  data: string;
  text(path: string): Promise<string>;
  // biome-ignore lint/suspicious/noExplicitAny: tests say what they expect of it.
  json(path: string): Promise<any>;
}

/** A company without costs, as of a day. */
export const kleinwerk = (businessDate: string) => ({
  'company.yaml': `name: Kleinwerk GmbH
currency: EUR
time_zone: Europe/Berlin
business_date: ${businessDate}
`,
});

/** A small company after a whole night, asked while a file's tests run; refreshing can be asked for. */
export function servingNights(delivered: Delivered, settings: Record<string, string> = {}): Site {
  const site = {
    url: '',
    data: '',
    text: async (path: string) => (await fetch(site.url + path)).text(),
    json: async (path: string) => JSON.parse(await site.text(path)),
  };
  let close = async () => {};
  beforeAll(async () => {
    const {data, night} = await smallNights(delivered, settings);
    await night();
    const refreshing = {start: async () => 'started' as const};
    const server = await serve({data, port: 0, refreshing});
    Object.assign(site, {data, url: server.url});
    close = server.close;
  }, 120_000);
  afterAll(() => close());
  return site;
}
