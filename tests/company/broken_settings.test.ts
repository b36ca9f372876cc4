import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {readCompany} from '../../company/company.ts';
import {Problem} from '../../company/problem.ts';
import {companyIn, writeCompany} from '../company_folder.ts';
import {temporaryFolder} from '../temporary_folder.ts';

const sound = `name: A
currency: EUR
time_zone: Europe/Berlin
region: {country: DE}
`;

const stream = (more: string) => `erp:
  streams:
    kunden:
      files: kunden.csv
${more}`;

/** The one message that a broken file gives. */
async function complaint(files: Record<string, string>): Promise<string> {
  const error = await companyIn(temporaryFolder(), files).catch(each => each);
  expect(error).toBeInstanceOf(Problem);
  return (error as Problem).message;
}

const broken: [story: string, file: string, content: string, says: string[]][] = [
  [
    'broken YAML',
    'company.yaml',
    'name: A\ncurrency: EUR\n  x: [1\n',
    ['line 2: this is not YAML'],
  ],
  [
    'an alias without its anchor',
    'company.yaml',
    'name: *A\n',
    ['this is not YAML', 'begin with *', 'company.yaml'],
  ],
  [
    'a wrong value',
    'company.yaml',
    sound.replace('EUR', 'Euro'),
    ['company.yaml, line 2: currency is "Euro", expected three capital letters such as EUR'],
  ],
  [
    'a number out of range',
    'company.yaml',
    `${sound}fiscal_year_starts: 13\n`,
    ['company.yaml, line 5: fiscal_year_starts is 13, expected number to be <=12'],
  ],
  [
    'a day that the calendar does not have',
    'company.yaml',
    `${sound}business_date: 2026-02-30\n`,
    ['line 5: business_date is "2026-02-30"', 'a day such as 2026-09-30'],
  ],
  [
    'a desk that closes before it opens',
    'company.yaml',
    `${sound}working_hours: {from: 17, to: 8}\n`,
    ['line 5: working_hours.to is 8, expected an hour after "from"'],
  ],
  [
    'an unknown key',
    'company.yaml',
    `${sound}colour: red\n`,
    ['company.yaml, line 5: "colour" is not a setting here'],
  ],
  ['an empty file', 'company.yaml', '', ['line 1: name is missing, expected a text']],
  [
    'two mistakes',
    'company.yaml',
    sound.replace('EUR', 'Euro').replace('Europe/Berlin', 'Mars'),
    ['line 2: currency is "Euro"', '\nline 3: time_zone is "Mars"'],
  ],
  [
    'a wrong nested value',
    'sources.yaml',
    stream('      entity: customers\n      columns:\n        name: {from: Name, scale: two}\n'),
    ['sources.yaml, line 7: erp.streams.kunden.columns.name.scale is "two", expected a number'],
  ],
  [
    'a word misspelt in one of two forms',
    'sources.yaml',
    stream('      entity: customers\n      columns:\n        name: {form: Name}\n'),
    ['sources.yaml, line 7: "form" is not a setting here'],
  ],
  [
    'an unknown type',
    'sources.yaml',
    stream('      types: {Betrag: number}\n'),
    ['line 5: erp.streams.kunden.types.Betrag is "number", expected one of text, integer'],
  ],
  [
    'a system whose name is no name',
    'sources.yaml',
    stream('').replace('erp', 'ERP-1'),
    ['line 1: ERP-1 is a wrong name, expected a name of small letters'],
  ],
  [
    'a delimiter outside ASCII',
    'sources.yaml',
    stream('      delimiter: "¦"\n'),
    ['line 5: erp.streams.kunden.delimiter is "¦", expected one character of ASCII'],
  ],
  [
    'thousands without decimals',
    'sources.yaml',
    stream('      thousands: "."\n'),
    ['erp.streams.kunden: "." is the sign for both', 'Declare decimal: ","'],
  ],
  [
    'the same in one column',
    'sources.yaml',
    stream('      types: {Betrag: {type: decimal, decimal: ",", thousands: ","}}\n'),
    ['erp.streams.kunden.types.Betrag: "," is the sign for both'],
  ],
];

describe('a broken settings file gives one message with place, value, expectation and cure', () => {
  test.each(broken)('%s', async (_, file, content, says) => {
    const message = await complaint({[file]: content});
    expect(message).toContain(file);
    for (const part of says) expect(message).toContain(part);
    expect(message).toMatch(/\n(Mend|Declare|Put) /);
  });
});

test('a folder without settings says which files make a company', async () => {
  const folder = temporaryFolder();
  const error = await readCompany(folder).catch(each => each);
  expect(error.message).toBe(
    `${join(folder, 'company.yaml')}: there is no such file\n` +
      'A company is a folder with company.yaml, sources.yaml and scorecard.yaml; name it with --company DIR.',
  );
});

test('a folder that is not there is a wrong use of the command', async () => {
  const nowhere = join(temporaryFolder(), 'nowhere');
  await expect(readCompany(nowhere)).rejects.toMatchObject({where: nowhere, status: 2});
  const company = writeCompany(temporaryFolder(), {});
  await expect(readCompany(company, join(company, 'company.yaml'))).rejects.toMatchObject({
    what: 'this is a file, not a folder',
    status: 2,
  });
});
