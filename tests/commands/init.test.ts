import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {cpSync, existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, onTestFinished, test} from 'vitest';
import {program, textOf} from '../project_files.ts';
import {temporaryFolder, writeFiles} from '../temporary_folder.ts';
import {answer, kundenwert} from './command_line.ts';
import {firstNight} from './proposals.ts';

const six = join(import.meta.dirname, 'fixtures', 'six');

/** What neither example of the later phases delivers, and what for. */
const openInBoth = [
  ['customers by segment, industry, region and channel', ['customers.region', 'customers.channel']],
  ['profit by product group and line', ['products.product_line']],
  ['customer_equity', ['30 customers who bought (12 are there)']],
  ['lifetime_value_per_customer', ['30 customers who bought (12 are there)']],
  ['underserved_share', ['service_levels']],
  ['overserved_share', ['service_levels']],
  ['rebates from the month in which they are earned', ['rebate_accruals']],
  [
    'credit notes in the month of the invoice that they correct',
    ['invoice_lines.corrects_invoice_id'],
  ],
  ['answers of treated and control groups of campaigns', ['campaign_contacts']],
  ['campaigns and their cost, in the star', ['campaigns', 'campaign_contacts']],
  ['who may be written to, and who objects to profiling', ['consents']],
  ['a main contact who leaves or cannot be reached, as a sign of who leaves', ['contacts']],
  ['groups of companies, payers and takeovers', ['customer_relations']],
  ['other currencies in company currency, where invoices bring no rate', ['exchange_rates']],
  ['what others know of customers, as criteria of the portfolio', ['external_attributes']],
  ['share of wallet by customer', ['wallet_estimates']],
  ['machines that are due, and what replacing them is worth', ['installed_base']],
  ['prospects, and what they may bring', ['leads']],
  ['sales that may come, tried on earlier month ends', ['opportunity_stages']],
  ['memberships in loyalty programmes, in the star', ['memberships']],
  ['rebates by agreement and tier', ['rebate_agreements']],
  ['products that were recommended, in the star', ['recommendations']],
  ['customers who recommend us, in loyalty and value as a reference', ['referrals']],
  ['how much a contract is used, as a sign of who leaves', ['usage_events']],
  [
    'price waterfall from list to pocket price',
    ['invoice_lines.list_amount', 'invoice_lines.discount_amount'],
  ],
  [
    'contracts earned by month, not when invoiced',
    ['invoice_lines.service_from', 'invoice_lines.service_to'],
  ],
  ['included and used minutes by contract tier', ['subscriptions.service_level', 'service_levels']],
];

const openInSteering = [
  ['acquisition_cost', ['costs.yaml: an activity with acquisition: true']],
  [
    'clv_to_cac',
    ['30 customers who bought (12 are there)', 'costs.yaml: an activity with acquisition: true'],
  ],
];

describe('a new company', () => {
  test('runs at once and publishes a scorecard', async () => {
    const company = join(temporaryFolder(), 'acme');
    const made = await kundenwert(['init', company, '--name', 'Acme Ltd']);
    expect(made.status).toBe(0);
    expect(made.stdout).toContain('Acme Ltd: 5 streams, no mistakes found');
    const {data, loaded, delivered} = await firstNight({company, exports: company});
    expect(loaded).toBe(delivered);
    expect(
      await answer(data, 'select count(*) as n from scorecard_month where value is not null'),
    ).not.toEqual({n: 0});
  });

  test.for([
    [2, 14],
    [3, 22],
  ])(
    'grows to phase %i: its example lives through a night, and fills what it is for',
    async ([phase, streams]) => {
      const company = join(temporaryFolder(), 'acme');
      const made = await kundenwert(['init', company, '--phase', String(phase)]);
      expect(made.stdout).toContain(`Acme: ${streams} streams, no mistakes found`);
      const check = await kundenwert(['check', '--company', company, '--json']);
      const answers: {phase: number; name: string; missing: string[]}[] = JSON.parse(
        check.stdout,
      ).answers;
      const open = answers.filter(each => each.phase <= phase! && each.missing.length > 0);
      const later = answers.filter(each => each.phase > phase! && each.missing.length === 0);
      expect(open.map(({name, missing}) => [name, missing])).toEqual([
        ...(phase === 2 ? [['training_rate', ['employees', 'trainings']]] : []),
        ...openInBoth,
        ...(phase === 3 ? openInSteering : []),
      ]);
      expect(later).toEqual([]);
      const {data, loaded, delivered} = await firstNight({company, exports: company});
      expect(loaded).toBe(delivered);
      expect(
        await answer(data, 'select count(*) > 0 as n from fct_order_line where is_on_time_in_full'),
      ).toEqual({n: true});
      if (phase === 3) {
        expect(
          await answer(
            data,
            `select sum(amount) as n from fct_ledger_entry where account_key <> 0`,
          ),
        ).toEqual({n: 0});
      }
    },
  );

  test('is not made where something lies already, and nothing is overwritten', async () => {
    const folder = writeFiles(temporaryFolder(), {'company.yaml': 'name: Mine\n'});
    const refused = await kundenwert(['init', folder]);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('the folder is not empty: it has company.yaml');
    expect(readFileSync(join(folder, 'company.yaml'), 'utf8')).toBe('name: Mine\n');
    expect(readdirSync(folder)).toEqual(['company.yaml']);
  });

  test('is not made from a file that does not exist', async () => {
    const company = join(temporaryFolder(), 'acme');
    const refused = await kundenwert(['init', company, '--from', 'nothing.csv']);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('there is no such file');
    expect(existsSync(company)).toBe(false);
  });

  test('can be made around files that lie in its folder, and names them from there', async () => {
    const company = temporaryFolder();
    cpSync(six, join(company, 'files'), {recursive: true});
    const names = readdirSync(six).map(name => join(company, 'files', name));
    const made = await kundenwert(['init', company, '--from', ...names]);
    expect(made.status).toBe(0);
    expect(made.stdout.trimEnd().split('\n').at(-1)).not.toContain('--files');
    expect(readFileSync(join(company, 'sources.yaml'), 'utf8')).toContain('files/kunden.csv');
    expect((await firstNight({company, exports: company})).loaded).toBe(108);
  });
});

describe('the page for newcomers', () => {
  const page = textOf('docs/first-scorecard.md');
  const blocks = (kind: string) =>
    [...page.matchAll(new RegExp(`^\`\`\`${kind}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
      match => match[1]!,
    );

  test('shows commands that work, and what they print', async () => {
    const folder = temporaryFolder();
    cpSync(six, join(folder, 'exports'), {recursive: true});
    const commands = blocks('console');
    expect(commands).toHaveLength(5);
    for (const block of commands) {
      const [line = '', ...shown] = block.trimEnd().split('\n');
      expect(line).toMatch(/^\$ npx kundenwert /);
      const printed = await ran(line.slice('$ npx kundenwert '.length), folder);
      expectInOrder(printed, shown);
    }
    const sources = readFileSync(join(folder, 'muehlbach', 'sources.yaml'), 'utf8');
    for (const block of blocks('yaml')) expect(sources).toContain(block);
  });
});

/** Every line that the page shows is printed, in its order; … stands for what is left out. */
function expectInOrder(printed: string, shown: readonly string[]): void {
  const lines = printed.split('\n').map(line => line.trimEnd());
  let at = 0;
  for (const line of shown.filter(each => each !== '…' && each !== '')) {
    const found = lines.indexOf(line, at);
    expect(found, `"${line}" in:\n${printed}`).not.toBe(-1);
    at = found + 1;
  }
}

/** Runs a command as a person would type it, and ends a server once it says that it is there. */
async function ran(command: string, folder: string): Promise<string> {
  const isServer = command.startsWith('start');
  const child = spawn(
    `exec "${process.execPath}" "${program}" ${command}${isServer ? ' --port 0' : ''}`,
    {
      cwd: folder,
      shell: '/bin/sh',
      env: {...process.env, NO_COLOR: '1'},
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  onTestFinished(() => void child.kill());
  const ended = once(child, 'close');
  const printed = await untilDone(child, isServer);
  const [status] = await ended;
  expect(status, printed).toBe(0);
  return printed.replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:3000');
}

async function untilDone(child: ChildProcess, isServer: boolean): Promise<string> {
  let printed = '';
  const read = async (stream: NodeJS.ReadableStream) => {
    for await (const text of stream.setEncoding('utf8')) {
      printed += text;
      if (!isServer || !printed.includes('Ctrl-C ends')) continue;
      const address = /http:\/\/[\d.:]+/.exec(printed)?.[0] ?? '';
      expect((await fetch(address)).status).toBe(200);
      child.kill('SIGINT');
    }
  };
  await Promise.all([read(child.stdout!), read(child.stderr!)]);
  return printed;
}
