import {expect, test} from 'vitest';
import {companyIn} from '../company_folder.ts';
import {temporaryFolder} from '../temporary_folder.ts';

const german = `erp:
  format: {encoding: windows-1252, delimiter: ";", decimal: ",", thousands: ".", yes: J, no: N}
  streams:
    kunden: {files: kunden.csv}
    preise: {files: preise.csv, delimiter: "|", thousands: " ", date: "%d.%m.%Y"}
crm:
  streams:
    kontakte: {files: kontakte.csv, delivery: delta}
`;

test('a stream writes as its system does, unless it says otherwise', async () => {
  const {streams} = await companyIn(temporaryFolder(), {'sources.yaml': german});
  const [kunden, preise] = streams;
  expect(kunden).toMatchObject({
    source: 'erp',
    stream: 'kunden',
    file: {encoding: 'windows-1252', delimiter: ';', quote: '"'},
    values: {decimal: ',', thousands: ['.'], date: ['%Y-%m-%d'], yes: ['J'], no: ['N']},
  });
  expect(preise).toMatchObject({
    file: {encoding: 'windows-1252', delimiter: '|', quote: '"'},
    values: {decimal: ',', thousands: [' '], date: ['%d.%m.%Y'], yes: ['J'], no: ['N']},
  });
});

test('what nobody declares is plain: UTF-8, commas, ISO days, and no sign for thousands', async () => {
  const {streams} = await companyIn(temporaryFolder(), {'sources.yaml': german});
  expect(streams[2]).toMatchObject({
    source: 'crm',
    stream: 'kontakte',
    place: {from: 'files', files: 'kontakte.csv'},
    delivery: 'delta',
    header: undefined,
    file: {encoding: 'utf-8', delimiter: ',', quote: '"'},
    values: {
      decimal: '.',
      thousands: [],
      minus: ['leading'],
      currency: [],
      date: ['%Y-%m-%d'],
      moment: ['%Y-%m-%d %H:%M:%S'],
      yes: ['true'],
      no: ['false'],
      nothing: [],
      wall_clock: 'Europe/Berlin',
    },
    entity: undefined,
    columns: {},
    types: {},
  });
});
