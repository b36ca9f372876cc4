import {afterAll, beforeAll} from 'vitest';
import {serve} from '../../dashboard/server.ts';
import {dataFolder, publishWorld, type World} from './small_snapshot.ts';

type About = Parameters<typeof publishWorld>[3];

interface Serving {
  data: string;
  url: string;
  text(path: string): Promise<string>;
}

/** Serves a world made by hand while a file's tests run; without one, nothing is published yet. */
export function serving(world?: World, about?: About): Serving {
  const place = {
    data: '',
    url: '',
    text: async (path: string) => (await fetch(place.url + path)).text(),
  };
  let close = async () => {};
  beforeAll(async () => {
    const {data, remove} = await dataFolder();
    if (world) await publishWorld(data, 'first', world, about);
    const server = await serve({data, port: 0});
    Object.assign(place, {data, url: server.url});
    close = async () => {
      await server.close();
      await remove();
    };
  });
  afterAll(() => close());
  return place;
}
