import fc from 'fast-check';
import {expect, test} from 'vitest';
import {type DecisionEntry, rememberDecision} from '../../../pipelines/identity.ts';
import {patience, rounds} from '../../histories.ts';
import {differences} from '../../nights.ts';
import {threeSystemsCompany} from './three_systems.ts';

const some = <T>(...values: T[]) => fc.constantFrom(...values);
const lines = (...cells: fc.Arbitrary<string>[]) =>
  fc
    .array(fc.tuple(...cells), {minLength: 1, maxLength: 5})
    .map(rows => rows.map(row => row.join(',')));

const mail = some('', 'a@x.example', 'b@x.example', 'A@x.example');
const number = some('1', '2', '3');
const shared = some('K1', 'K2', 'K3');
const person = some('true', 'false', '');
const day = some('2026-01-15', '2026-02-20');
const minutes = some('5', '10');

/** Any of these can come in a night. */
const files = fc.record(
  {
    'crm.csv': lines(
      number,
      fc.oneof(shared, some('')),
      some('Huber', 'Maier GmbH'),
      person,
      some('', 'DE1', 'de 1'),
      mail,
      some('', '70173'),
      some('A', 'B'),
    ),
    'billing.csv': lines(
      shared,
      some('Huber', 'Maier'),
      person,
      some('', 'DE1'),
      mail,
      some('', '70173', 'D-70173'),
      some('tools', ''),
    ),
    'desk.csv': lines(some('a', 'b'), some('Huber', ''), mail, some('0711', '')),
    'visits1.csv': lines(some('1', '2'), number, day),
    'visits2.csv': lines(some('2', '3'), number, day),
    'lines1.csv': lines(some('R1', 'R2'), fc.oneof(shared, some('K9')), day, some('1', '2')),
    'lines2.csv': lines(some('R2', 'R3'), shared, day, some('4')),
    'cases1.csv': lines(some('C1', 'C2'), some('a', 'b', 'z'), day, minutes, some('', 'hello')),
    'relations1.csv': lines(
      number,
      some('payer', 'group'),
      number,
      some('2026-01-01', '2026-02-01'),
      some('', '2026-03-01'),
    ),
    'relations2.csv': lines(number, some('payer'), number, some('2026-01-01'), some('')),
    'members1.csv': lines(some('gold'), number, some('2026-01-01'), minutes),
    'members2.csv': lines(some('gold'), number, some('2026-01-01'), minutes),
    'parcels1.csv': lines(some('L1', 'L2'), shared, shared, day),
    'parcels2.csv': lines(some('L2', 'L3'), shared, fc.oneof(shared, some('')), day),
    'cases2.csv': lines(some('C2', 'C3'), some('a', 'b'), day, minutes, some('')),
  },
  {requiredKeys: []},
);

const known = some('K1', 'K2', 'K9', 'crm:1', 'crm:2', 'desk:a', 'desk:z');
const decision = fc
  .record({
    pair: fc.uniqueArray(known, {minLength: 2, maxLength: 2}),
    decision: some<DecisionEntry['decision']>('same', 'same', 'different', 'withdrawn'),
  })
  .map(({pair, decision: taken}) => ({one: pair[0]!, other: pair[1]!, decision: taken}));

const aNight = fc.record({
  delivered: files,
  decisions: fc.array(decision, {maxLength: 2}),
  later: some(0, 1, 30),
});

const histories = Number(process.env.HISTORIES ?? 3);

test.each(rounds(histories))(
  'any sequence of nights and decisions leaves the same customers as one full refresh, seed $seed',
  async round => {
    await fc.assert(
      fc.asyncProperty(fc.array(aNight, {minLength: 2, maxLength: 4}), async nights => {
        const {give, night, data, end} = threeSystemsCompany();
        try {
          give({'billing.csv': ['K1,Alpha,false,,,,tools'], 'lines1.csv': ['R1,K1,2026-01-05,1']});
          let last = await night();
          for (const {delivered, decisions, later} of nights) {
            give(delivered);
            for (const each of decisions)
              rememberDecision(data, {...each, by: 'Jana', at: '2026-03-01T00:00:00Z', note: ''});
            last = await night({later});
          }
          const whole = await night({full: true, later: 0});
          expect(await differences(data, last, whole)).toEqual([]);
        } finally {
          end();
        }
      }),
      round,
    );
  },
  patience,
);
