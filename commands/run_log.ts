import {createWriteStream} from 'node:fs';
import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {finished} from 'node:stream/promises';

/** What a night tells while it runs: to the terminal, and to `runs/<id>.ndjson`. */
export type NightEvent =
  | {event: 'started'; id: string; company: string}
  | {event: 'step'; step: Step; what: string; done: number; total: number}
  | {
      event: 'landed';
      source: string;
      stream: string;
      file: string;
      rows: number;
      warnings: string[];
    }
  | {
      event: 'staged';
      source: string;
      stream: string;
      file: string;
      delivered: number;
      loaded: number;
      quarantined: number;
      duplicate: number;
    }
  | {event: 'stream failed'; stream: string; problem: string}
  | {
      event: 'check failed';
      model: string;
      severity: 'check' | 'warn';
      condition: string;
      meaning: string | undefined;
      failures: number;
    }
  | {event: 'published'; id: string; business_date: string; status: number}
  | {event: 'failed'; status: number; problem: string};

export type Step = 'extract' | 'stage' | 'build';

/** Opens the log of a run; each event becomes one line. */
export async function runLog(data: string, id: string, tell: (event: NightEvent) => void) {
  const folder = join(data, 'runs');
  await mkdir(folder, {recursive: true});
  const file = createWriteStream(join(folder, `${id}.ndjson`));
  const failure = new Promise<never>((_, reject) => file.on('error', reject));
  failure.catch(() => {});
  return {
    tell(event: NightEvent) {
      file.write(`${JSON.stringify({at: new Date().toISOString(), ...event})}\n`);
      tell(event);
    },
    async close() {
      file.end();
      await Promise.race([finished(file), failure]).catch(() => {});
    },
  };
}
