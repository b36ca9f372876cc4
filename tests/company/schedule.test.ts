import {expect, test} from 'vitest';
import {companyIn} from '../company_folder.ts';
import {textOf} from '../project_files.ts';
import {temporaryFolder} from '../temporary_folder.ts';

const company = (schedule: string) =>
  companyIn(temporaryFolder(), {
    'company.yaml': `name: A\ncurrency: EUR\ntime_zone: Europe/Berlin\n${schedule}\n`,
  });

test.each(['30 2 * * *', '0 */4 * * MON-FRI', '0 6,18 1,15 * *', '0 2 L * *', '0 2 29 2 *'])(
  '%s is a schedule',
  async at => {
    const {settings} = await company(`schedule: {at: "${at}"}`);
    expect(settings.schedule).toEqual({at});
  },
);

test('a company without a schedule has none', async () => {
  expect((await company('')).settings.schedule).toBeUndefined();
});

test.each([
  ['2:30', 'schedule.at is "2:30", expected minute, hour, day, month and weekday'],
  ['0 30 2 * * *', 'such as "30 2 * * *"'],
  ['30 2 * *', 'such as "30 2 * * *"'],
  ['@daily', 'such as "30 2 * * *"'],
  ['61 2 * * *', 'got value 61 expected range 0-59'],
  ['0 0 30 2 *', 'Invalid explicit day of month'],
  ['H 2 * * *', 'H, which means any time, is not known here'],
  ['', 'such as "30 2 * * *"'],
])('%s is none, and the message says where and why', async (at, says) => {
  const error = await company(`schedule: {at: "${at}"}`).catch(each => each);
  expect(error.message).toContain('company.yaml, line 4: schedule.at');
  expect(error.message).toContain(says);
});

test('a misspelt key of a schedule is told', async () => {
  await expect(company('schedule: {cron: "30 2 * * *"}')).rejects.toThrow(/schedule/);
});

test('the README shows a schedule that is one, and a service that starts what npm start does', async () => {
  const readme = textOf('README.md');
  const shown = /```yaml\n(schedule: .*?) +#/.exec(readme)![1]!;
  expect((await company(shown)).settings.schedule).toEqual({at: '30 2 * * *'});
  const {scripts} = JSON.parse(textOf('package.json')) as {scripts: {start: string}};
  expect(readme).toContain(`/node_modules/.bin/${scripts.start} --company`);
  expect(readme).toContain('KillMode=mixed');
});
