import {readFileSync} from 'node:fs';
import {Command, CommanderError, InvalidArgumentError, Option} from 'commander';
import picocolors from 'picocolors';
import {type PlaceOptions, placesOf} from './commands/places.ts';
import {exitStatus, explained, Problem} from './company/problem.ts';

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
    .option('--full', 'build everything from what has been landed (so far every build is full)')
    .option('--as-of <date>', 'the business date, instead of the one in company.yaml', isoDate)
    .option('--replay', 'ask no system; stage again what has rows in quarantine')
    .option('--json', 'print the summary as JSON')
    .action(async (options: PlaceOptions & {asOf?: string; replay?: boolean; json?: boolean}) => {
      const {refresh} = await import('./commands/refresh.ts');
      await refresh(placesOf(options), options);
    });

  command(kundenwert, 'accept')
    .description('let a delivery count that was held back, and keep who answered for it')
    .argument('<stream>', 'the stream, as source/stream')
    .requiredOption('--by <name>', 'the name of the person who has looked at it')
    .action(async (stream: string, options: PlaceOptions & {by: string}) => {
      const {accept} = await import('./commands/accept.ts');
      await accept(placesOf(options), stream, options.by);
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
    .action(async (sql: string, options: PlaceOptions & {format: 'table' | 'csv' | 'json'}) => {
      const {query} = await import('./commands/query.ts');
      await query(placesOf(options), sql, options.format);
    });

  command(kundenwert, 'check')
    .description('look for mistakes in the company folder, and say what could be computed next')
    .option('--json', 'print it as JSON')
    .action(async (options: PlaceOptions & {json?: boolean}) => {
      const {check} = await import('./commands/check.ts');
      await check(placesOf(options), options);
    });

  kundenwert
    .command('init')
    .description('make a company folder: a small example, or a proposal from files of your own')
    .argument('<dir>', 'the folder, which must be new or empty')
    .option('--from <files...>', 'sample files to look at: csv, xlsx, json, parquet, DATEV, SAP')
    .option('--name <name>', 'the name of the company (default: that of the folder)')
    .exitOverride()
    .action(async (folder: string, options: {from?: string[]; name?: string}) => {
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

function isoDate(text: string): string {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return Temporal.PlainDate.from(text).toString();
  } catch {
    // Not a day of the calendar, such as 2026-02-31.
  }
  throw new InvalidArgumentError('A date is written like 2026-09-30.');
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
  try {
    await program().parseAsync();
  } catch (error) {
    process.exitCode = report(error);
  }
}

if (import.meta.main) await main();
