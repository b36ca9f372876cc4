import {readFileSync} from 'node:fs';
import {Command, CommanderError, InvalidArgumentError, Option} from 'commander';
import picocolors from 'picocolors';
import {type PlaceOptions, placesOf} from './commands/places.ts';
import {exitStatus, explained, Problem} from './company/problem.ts';
import {type CustomerLevel, customerLevels} from './company/settings.ts';

const packageVersion: string = JSON.parse(
  readFileSync(new URL('./package.json', import.meta.url), 'utf8'),
).version;

/** The command line. It is the only file that knows all commands; each is loaded when it is used. */
export function program(): Command {
  const kundenwert = new Command('kundenwert')
    .description('Shows a company which of its customers earn it money, and which are leaving.')
    .version(packageVersion)
    .showSuggestionAfterError()
    .exitOverride();

  command(kundenwert, 'start')
    .description('serve the dashboard; the first time, load the company before')
    .option('--port <number>', 'port on 127.0.0.1', portNumber, 3000)
    .action(async (options: PlaceOptions & {port: number}) => {
      const {start} = await import('./commands/start.ts');
      await start(placesOf(options), options);
    });

  command(kundenwert, 'refresh')
    .description('load what the systems deliver, compute, check and publish')
    .option('--full', 'build everything from what has been landed, not only what is out of date')
    .option('--as-of <date>', 'the business date, instead of the one in company.yaml', isoDate)
    .option('--replay', 'ask no system; stage again what has rows in quarantine')
    .addOption(
      new Option('--due', 'only if the schedule of company.yaml says so').conflicts([
        'asOf',
        'full',
        'replay',
      ]),
    )
    .addOption(
      new Option('--plan', 'only say what would be read and rebuilt, and why').conflicts([
        'due',
        'replay',
      ]),
    )
    .option('--json', 'print the summary as JSON')
    .action(
      async (
        options: PlaceOptions & {
          asOf?: string;
          full?: boolean;
          replay?: boolean;
          due?: boolean;
          plan?: boolean;
          json?: boolean;
        },
      ) => {
        if (options.plan) {
          const {plan} = await import('./commands/plan.ts');
          await plan(placesOf(options), options);
          return;
        }
        const {refresh} = await import('./commands/refresh.ts');
        await refresh(placesOf(options), options);
      },
    );

  command(kundenwert, 'accept')
    .description('let a delivery count that was held back, and keep who answered for it')
    .argument('<stream>', 'the stream, as source/stream')
    .requiredOption('--by <name>', 'the name of the person who has looked at it')
    .action(async (stream: string, options: PlaceOptions & {by: string}) => {
      const {accept} = await import('./commands/accept.ts');
      await accept(placesOf(options), stream, options.by);
    });

  command(kundenwert, 'identity')
    .description('say which customers of different systems are one; or decide it of two')
    .argument('[decision...]', 'same A B, different A B or withdraw A B (default: list them)')
    .option('--by <name>', 'the name of the person who decides')
    .option('--note <text>', 'why')
    .option('--json', 'print it as JSON')
    .action(
      async (
        decision: string[],
        options: PlaceOptions & {by?: string; note?: string; json?: boolean},
      ) => {
        const {identity} = await import('./commands/identity.ts');
        await identity(placesOf(options), decision, options);
      },
    );

  command(kundenwert, 'close')
    .description(
      'close the months until one of them, which keep their rules, rates, grades and where customers stood; or list them',
    )
    .argument('[month]', 'the last month, such as 2026-09 (default: say what is closed)', yearMonth)
    .option('--by <name>', 'the name of the person who closes them')
    .option('--note <text>', 'a remark')
    .option(
      '--tolerance <amount>',
      'what ledger and invoices may differ by, each period and line',
      amount,
      0,
    )
    .option('--json', 'print the list as JSON')
    .action(
      async (
        month: string | undefined,
        options: PlaceOptions & {by?: string; note?: string; tolerance: number; json?: boolean},
      ) => {
        const {close} = await import('./commands/close.ts');
        await close(placesOf(options), month, options);
      },
    );

  command(kundenwert, 'reopen')
    .description('open a closed month again, and those after it')
    .argument('<month>', 'the first month, such as 2026-09', yearMonth)
    .requiredOption('--by <name>', 'the name of the person who opens them')
    .requiredOption('--note <text>', 'why')
    .action(async (month: string, options: PlaceOptions & {by: string; note: string}) => {
      const {reopen} = await import('./commands/reopen.ts');
      await reopen(placesOf(options), month, options);
    });

  command(kundenwert, 'status')
    .description('say what is published, how old it is and what is wrong with it')
    .option('--json', 'print it as JSON')
    .action(async (options: PlaceOptions & {json?: boolean}) => {
      const {status} = await import('./commands/status.ts');
      await status(placesOf(options), options);
    });

  command(kundenwert, 'query')
    .description('ask the published snapshot in SQL; persons are in the schema personal')
    .argument('<sql>', 'one query')
    .addOption(
      new Option('--format <format>', 'form of the answer')
        .choices(['table', 'csv', 'json'])
        .default('table'),
    )
    .addOption(
      new Option('--level <level>', 'what counts as one customer')
        .choices([...customerLevels])
        .default('customer'),
    )
    .action(
      async (
        sql: string,
        {
          format,
          level,
          ...options
        }: PlaceOptions & {
          format: 'table' | 'csv' | 'json';
          level: CustomerLevel;
        },
      ) => {
        const {query} = await import('./commands/query.ts');
        await query(placesOf(options), sql, {format, level});
      },
    );

  command(kundenwert, 'check')
    .description('look for mistakes in the company folder, and say what could be computed next')
    .option('--json', 'print it as JSON')
    .action(async (options: PlaceOptions & {json?: boolean}) => {
      const {check} = await import('./commands/check.ts');
      await check(placesOf(options), options);
    });

  command(kundenwert, 'alert')
    .description('tell what is late or wrong now, and list what stands; or try the ways to tell')
    .option('--test', 'send a test message by every way that company.yaml declares')
    .option('--json', 'print it as JSON')
    .action(async (options: PlaceOptions & {test?: boolean; json?: boolean}) => {
      const {alert} = await import('./commands/alert.ts');
      await alert(placesOf(options), options);
    });

  command(kundenwert, 'diff')
    .description('explain what changed between two snapshots, and whether data or rules are why')
    .argument('[a]', 'before: an id, its beginning, or a business date (default: the one before)')
    .argument('[b]', 'after (default: the published one)')
    .option('--rows', 'count for every table the rows that came, went and changed')
    .option('--table <name>', 'print the rows of one table')
    .option('--limit <number>', 'how many of its rows (default: 20)', wholeNumber)
    .option('--json', 'print it as JSON')
    .action(
      async (
        a: string | undefined,
        b: string | undefined,
        options: PlaceOptions & {rows?: boolean; table?: string; limit?: number; json?: boolean},
      ) => {
        const {diff} = await import('./commands/diff.ts');
        await diff(placesOf(options), [a, b], options);
      },
    );

  command(kundenwert, 'rollback')
    .description('let readers have an older snapshot, until the next refresh publishes a new one')
    .argument('[id]', 'the snapshot (default: the one before the published one)')
    .option('--json', 'print it as JSON')
    .action(async (id: string | undefined, options: PlaceOptions & {json?: boolean}) => {
      const {rollback} = await import('./commands/rollback.ts');
      await rollback(placesOf(options), id, options);
    });

  command(kundenwert, 'backup')
    .description('save what cannot be made again into a folder; only what is new there is copied')
    .argument('<folder>', 'new, empty, or with backups already; best on another disk')
    .option('--keep <number>', 'how many backups stay in the folder', wholeNumber, 7)
    .option('--verify', 'read everything back afterwards')
    .option('--json', 'print it as JSON')
    .action(
      async (
        folder: string,
        options: PlaceOptions & {keep: number; verify?: boolean; json?: boolean},
      ) => {
        const {backup} = await import('./commands/backup.ts');
        await backup(placesOf(options), folder, options);
      },
    );

  command(kundenwert, 'restore')
    .description('put a backup into a new data folder, after every byte of it was verified')
    .argument('<folder>', 'the folder that was given to backup')
    .option('--backup <id>', 'which backup (default: the newest)')
    .option('--json', 'print it as JSON')
    .action(
      async (
        folder: string,
        options: PlaceOptions & {data: string; backup?: string; json?: boolean},
      ) => {
        const {restore} = await import('./commands/restore.ts');
        await restore(folder, options);
      },
    );

  kundenwert
    .command('init')
    .description('make a company folder: a small example, or a proposal from files of your own')
    .argument('<dir>', 'the folder, which must be new or empty')
    .option('--from <files...>', 'sample files to look at: csv, xlsx, json, parquet, DATEV, SAP')
    .option('--name <name>', 'the name of the company (default: that of the folder)')
    .addOption(
      new Option(
        '--phase <number>',
        'the example as it grows: 1 quick wins, 2 warehouse, 3 activity costs and steering',
      )
        .choices(['1', '2', '3'])
        .conflicts('from'),
    )
    .exitOverride()
    .action(async (folder: string, options: {from?: string[]; name?: string; phase?: string}) => {
      const {init} = await import('./commands/init.ts');
      await init(folder, options);
    });

  return kundenwert;
}

/** Every command knows where the company, its data and its files are. */
function command(parent: Command, name: string): Command {
  return parent
    .command(name)
    .option('--company <dir>', 'the company, a folder of settings (default: the shipped example)')
    .option('--data <dir>', 'where deliveries, snapshots and logs are kept', 'data')
    .option('--files <dir>', 'where paths of file sources start (default: the company folder)')
    .exitOverride();
}

function portNumber(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65535) return port;
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new InvalidArgumentError('It is a whole number from 1.');
}

function isoDate(text: string): string {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return Temporal.PlainDate.from(text).toString();
  } catch {
    // Not a day of the calendar, such as 2026-02-31.
  }
  throw new InvalidArgumentError('A date is written like 2026-09-30.');
}

function yearMonth(text: string): string {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) return text;
  throw new InvalidArgumentError('A month is written like 2026-09.');
}

function amount(text: string): number {
  const number = Number(text);
  if (text.trim() !== '' && Number.isFinite(number) && number >= 0) return number;
  throw new InvalidArgumentError('It is an amount from 0, such as 0.05.');
}

/** Says what went wrong, without a stack trace where a person can mend it. */
function report(error: unknown): number {
  const known = explained(error);
  if (known instanceof CommanderError) return known.exitCode === 0 ? 0 : exitStatus.wrongUse;
  if (known instanceof Problem) {
    console.error(picocolors.red('kundenwert: ') + known.message);
    return known.status;
  }
  const stack = known instanceof Error ? known.stack : String(known);
  console.error(`kundenwert: a defect of Kundenwert. Please report it with these lines:\n${stack}`);
  return exitStatus.failed;
}

/** Runs the command that the process was started with. */
export async function main(): Promise<void> {
  /* What we write concerns persons: it is for this user alone. */
  const before = process.umask(0o077);
  try {
    await program().parseAsync();
  } catch (error) {
    process.exitCode = report(error);
  } finally {
    process.umask(before);
  }
}
