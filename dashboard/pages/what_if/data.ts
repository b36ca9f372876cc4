import type {Cell, Table} from '../../csv.ts';
import {jsonHead, jsonWithRows} from '../../json_rows.ts';
import {levelInJson, namesFor} from '../../levels.ts';
import {stepInAddress} from '../contribution_steps.ts';
import {minus, plus} from './amounts.ts';
import type {WhatIfAnswer} from './answer.ts';
import {type CustomerRow, customersOf} from './queries.ts';
import type {AskedHere, Shown} from './scenarios.ts';

/** Every customer with what it leaves at the step, and would leave. */
async function* allCustomers(
  asked: AskedHere,
  {tables, step}: WhatIfAnswer,
): AsyncIterable<CustomerRow> {
  if (!tables) return;
  const rows = customersOf(asked.db, tables, {step, personal: namesFor(asked)}).stream();
  yield* rows as unknown as AsyncIterable<CustomerRow>;
}

/** What a scenario is called; one that is not saved has no name yet. */
export const nameOf = ({words}: AskedHere, {name}: Shown): string => name ?? words.whatIf.unsaved;

/** All customers, beside each scenario. */
export function whatIfTable(asked: AskedHere, answer: WhatIfAnswer): Table {
  const {words, formats, level} = asked;
  const {column} = words.whatIf;
  const own = words.level.column[level.name];
  const money = (heading: string) => `${heading} (${formats.currency})`;
  const step = words.customer.step[answer.step];
  return {
    headings: [
      own.customer_id,
      own.customer,
      money(`${step}, ${column.present}`),
      ...answer.scenarios.flatMap(each => [
        money(`${step}, ${nameOf(asked, each)}`),
        money(`${column.change}, ${nameOf(asked, each)}`),
      ]),
    ],
    rows: tableRows(asked, answer),
  };
}

async function* tableRows(asked: AskedHere, answer: WhatIfAnswer): AsyncIterable<Cell[]> {
  for await (const each of allCustomers(asked, answer)) {
    yield [
      each.customer_id,
      each.customer,
      each.before,
      ...answer.scenarios.flatMap((_, at) => [
        plus(each.before, each[`change_${at}`]),
        each[`change_${at}`]!,
      ]),
    ];
  }
}

/** The same as JSON, with lines, pools and segments. */
export function whatIfJson(asked: AskedHere, answer: WhatIfAnswer): AsyncIterable<string> {
  const {period, missing, step, steps, saved, scenarios, lines, pools, segments, classes} = answer;
  const compared = <T extends {before: unknown}>({before, ...each}: T, changes: unknown[]) => ({
    ...each,
    before,
    scenarios: changes.map(change => ({after: plus(before, change), change})),
  });
  const group = ({customers, kind, member, ...each}: WhatIfAnswer['segments'][number]) =>
    compared(
      {kind, member, customers, before: each.before},
      scenarios.map((_, at) => each[`change_${at}`]),
    );
  const head = {
    ...jsonHead(asked),
    ...levelInJson(asked.level),
    no_data_reason: missing,
    period,
    contribution_step: step === 'profit' ? step : Number(stepInAddress(step)),
    possible_steps: steps.map(stepInAddress),
    saved: saved.map(({changes, ...each}) => ({...each, changes: JSON.parse(changes)})),
    scenarios: scenarios.map(({scenario, name, changes}, at) => ({
      ...{scenario, name, changes},
      ties_to_ledger: answer.ties[at],
    })),
    lines: lines.map(({changes, ...each}) => compared(each, changes)),
    still_to_come: answer.toCome,
    pools: pools.map(({cost_pool, title, before, after}) => ({
      ...{cost_pool, title, before},
      scenarios: after.map(each => ({after: each, change: differences(before, each)})),
    })),
    segments: segments.map(group),
    classes: classes.map(group),
  };
  return jsonWithRows(head, customers(asked, answer), 'customers');
}

const differences = (before: object, after: object) =>
  Object.fromEntries(
    Object.entries(after).map(([name, value]) => {
      const was = before[name as keyof object];
      return [name, value === null ? null : minus(value, was)];
    }),
  );

async function* customers(asked: AskedHere, answer: WhatIfAnswer) {
  for await (const each of allCustomers(asked, answer)) {
    yield {
      customer_id: each.customer_id,
      customer: each.customer,
      before: each.before,
      scenarios: answer.scenarios.map((_, at) => ({
        after: plus(each.before, each[`change_${at}`]),
        change: each[`change_${at}`],
      })),
    };
  }
}
