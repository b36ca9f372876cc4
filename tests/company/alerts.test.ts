import {describe, expect, test} from 'vitest';
import {companyIn} from '../company_folder.ts';
import {temporaryFolder} from '../temporary_folder.ts';

const base = `name: Small World GmbH
currency: EUR
time_zone: Europe/Berlin
`;

const alerts = (lines: string) =>
  companyIn(temporaryFolder(), {'company.yaml': `${base}alerts:\n${lines}`});

const expecting = (expect: string, source = '') =>
  companyIn(temporaryFolder(), {
    'sources.yaml': `erp:\n  ${source}\n  streams:\n    kunden: {files: k.csv, expect: ${expect}}\n`,
  });

describe('alerts', () => {
  const mail = '{to: [anna@example.com], from: kw@example.com, server_from: SMTP_URL}';

  test('go by mail, webhook or both, and are told again after a day', async () => {
    const {settings} = await alerts(`  mail: ${mail}\n`);
    expect(settings.alerts).toMatchObject({repeat_hours: 24});
  });

  test.each([
    ['  repeat_hours: 4\n', 'expected a way to tell: mail, webhook or both'],
    [
      '  mail: {to: [anna], from: kw@example.com, server_from: SMTP_URL}\n',
      'alerts.mail.to.0 is "anna", expected an address such as controlling@example.com',
    ],
    [
      '  mail: {to: [a@example.com], from: kw@example.com, server_from: "smtps://me:secret@x"}\n',
      'expected the name of an environment variable',
    ],
    [`  mail: ${mail}\n  sms: {}\n`, 'line 6: "sms" is not a setting here'],
  ])('that are declared wrongly are refused: %s', async (lines, complaint) => {
    await expect(alerts(lines)).rejects.toThrow(complaint);
  });
});

describe('what is expected of a delivery', () => {
  test('is said for a source and for a stream; a rhythm of its own replaces that of the source', async () => {
    const source = 'expect: {every: week, on: monday, by: "06:00", rejected: 0.2}';
    const {streams} = await expecting('{rows: [300, 900]}', source);
    expect(streams[0]!.expect).toEqual({
      columns: 'evolve',
      rows: 0.5,
      volume: [300, 900],
      rejected: 0.2,
      quiet_seconds: 0,
      every: 'week',
      on: 'monday',
      by: '06:00',
    });
    const hourly = await expecting('{every: 6h}', source);
    expect(hourly.streams[0]!.expect).toEqual({
      columns: 'evolve',
      rows: 0.5,
      rejected: 0.2,
      quiet_seconds: 0,
      every: '6h',
    });
  });

  test.each([
    ['{every: fortnight}', 'every is "fortnight", expected one of day, working day, week, month'],
    ['{every: day, by: 25:00}', 'expected a time of day such as "06:00"'],
    ['{every: day, by: "6"}', 'by is "6", expected a time of day such as "06:00", in quotes'],
    ['{every: day, tolerance: long}', 'tolerance is "long", expected a time, such as 2 hours'],
    ['{every: week, on: someday}', 'expected a weekday such as monday, or a day of the month'],
    ['{rows: many}', 'expected a share from 0 to 1, or the fewest and the most rows'],
    ['{rows: [900, 300]}', 'rows is [900, 300], expected the fewest before the most'],
    ['{by: "06:00"}', '"by" says nothing without "every", such as every: day'],
    ['{every: 6h, by: "06:00"}', 'every 6h counts from the last delivery'],
    ['{every: day, on: monday}', '"on" goes with every: week or every: month, not with day'],
    ['{every: week, on: 3}', 'on is 3, not a weekday'],
    ['{every: month, on: monday}', 'on is monday, expected a day of the month'],
  ])('is refused where it makes no sense: %s', async (expects, complaint) => {
    await expect(expecting(expects)).rejects.toThrow(complaint);
    await expect(expecting(expects)).rejects.toThrow(/sources\.yaml,.*(line 4|kunden\.expect)/s);
  });
});
