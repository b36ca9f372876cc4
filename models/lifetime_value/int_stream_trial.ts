/*
How well the models of contracts and machines foretold the last third of our time, fitted on the time before it,
beside the naive forecast: every customer does again what it did in the last year before.

One row per stream.

stream              contracts or machines
held_out_reason     why no error is known, as in lifetime_value_quality
held_out_months     length of the held-out time
held_out_customers  contracts: times with contracts that went on when it began; machines: customers with a
                    machine then
held_out_orders     months with a contract that they then had; machines of ours that followed others
forecast_orders     what was foretold
naive_orders        the same by the naive forecast
error               root mean square of the difference, a customer
naive_error         that of the naive forecast

check (held_out_reason is null) = (error is not null)
check error >= 0 or error is null
*/
import {sql} from 'kysely';
import type {RowsWork} from '../../warehouse/model.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import {contractModels, fitContracts, monthsToCome} from './contract_models.ts';
import {whyNoContracts} from './contract_terms.ts';
import {whyNoMachines} from './machine_lives.ts';
import {mostLikely} from './maths/most_likely.ts';
import {goneWithin, type Life, weibull} from './maths/weibull.ts';

const streamTrial: RowsWork = {
  inputs: [
    'int_contract_run',
    'int_machine',
    'dim_installed_base',
    'dim_month',
    'set_business_date',
  ],
  columns: {
    stream: 'VARCHAR',
    held_out_reason: 'VARCHAR',
    held_out_months: 'BIGINT',
    held_out_customers: 'BIGINT',
    held_out_orders: 'BIGINT',
    forecast_orders: 'DOUBLE',
    naive_orders: 'DOUBLE',
    error: 'DOUBLE',
    naive_error: 'DOUBLE',
  },

  async rows(db) {
    const {months} = await db
      .selectFrom('dim_month')
      .select(({fn}) => fn.countAll<number>().as('months'))
      .executeTakeFirstOrThrow();
    const heldOut = Math.floor(months / 3);
    return [
      {stream: 'contracts', held_out_months: heldOut, ...(await ofContracts(db, months, heldOut))},
      {stream: 'machines', held_out_months: heldOut, ...(await ofMachines(db, heldOut))},
    ];
  },
};

export default streamTrial;

/** What was foretold of a customer, what came, and how many customers share both. */
interface Trial {
  came: number;
  forecast: number;
  naive: number;
  customers: number;
}

function judged(trials: readonly Trial[]) {
  const sum = (of: (each: Trial) => number) =>
    trials.reduce((all, each) => all + each.customers * of(each), 0);
  const customers = sum(() => 1);
  if (customers === 0) return {held_out_reason: 'too_few_customers'};
  const root = (of: (each: Trial) => number) =>
    Math.sqrt(sum(each => (of(each) - each.came) ** 2) / customers);
  return {
    held_out_reason: null,
    held_out_customers: customers,
    held_out_orders: sum(({came}) => came),
    forecast_orders: sum(({forecast}) => forecast),
    naive_orders: sum(({naive}) => naive),
    error: root(({forecast}) => forecast),
    naive_error: root(({naive}) => naive),
  };
}

interface Run {
  unseen: number;
  first: number;
  last: number;
  is_running: boolean;
  contracts: number;
}

/** Each time with contracts as it stood when the held-out time began. */
async function ofContracts(db: Warehouse, months: number, heldOut: number) {
  const {rows} = await sql<Run>`
    select r.unseen, f.number as first, l.number as last, r.is_running, count(*) as contracts
    from int_contract_run as r
    inner join dim_month as f on r.first_month = f.month
    inner join dim_month as l on r.last_month = l.month
    group by r.unseen, f.number, l.number, r.is_running
    order by r.unseen, f.number, l.number, r.is_running`.execute(db);
  const now = months - heldOut;
  const known = rows
    .filter(({first}) => first <= now)
    .map(each => ({
      ...each,
      survived: each.unseen + Math.min(each.last, now) - each.first,
      lost: each.last < now,
    }));
  const reason = whyNoContracts(known);
  if (reason) return {held_out_reason: known.length === 0 ? 'no_contract' : reason};
  const {model, parameters} = fitContracts(known);
  const trials = known
    .filter(({lost}) => !lost)
    .map(({survived, first, last, contracts}) => ({
      came: last - now,
      forecast: monthsToCome(n => contractModels[model](parameters, survived + n), heldOut, 1)
        .expected,
      naive: (Math.min(now - first + 1, 12) / Math.min(now, 12)) * heldOut,
      customers: contracts,
    }));
  return judged(trials);
}

interface Machine {
  customer_id: string;
  unseen: number;
  age: number;
  is_retired: boolean;
  is_own: boolean;
  is_won: boolean;
  /** Months since it was retired; 0 while it runs. */
  ago: number;
}

/** Each machine as it stood when the held-out time began, and the next one where it came. */
async function ofMachines(db: Warehouse, heldOut: number) {
  const {rows} = await sql<Machine>`
    select m.customer_id, m.unseen, m.age, m.is_retired, m.is_own, m.is_won,
      case when m.is_retired
        then cast(date_diff('day', i.retired_on, b.business_date) as double) / 30.4375
        else 0 end as ago
    from int_machine as m
    inner join dim_installed_base as i on m.installed_id = i.installed_id
    cross join set_business_date as b
    order by m.installed_id`.execute(db);
  const known = rows.flatMap(each => {
    const gone = each.is_retired && each.ago >= heldOut;
    const age = gone ? each.age : each.age - heldOut + each.ago;
    const life = {unseen: each.unseen, age, gone, machines: 1, isOwn: each.is_own};
    return age > each.unseen ? [{...each, life: {...life, isWon: gone && each.is_won}}] : [];
  });
  const lives = known.map(({life}) => life);
  const reason = whyNoMachines(lives);
  if (reason) return {held_out_reason: reason};
  const values = fitted(lives);
  if (!values) return {held_out_reason: 'no_fit'};
  const win = (isOwn: boolean) => {
    const gone = lives.filter(each => each.gone && each.isOwn === isOwn);
    return (gone.filter(({isWon}) => isWon).length + 0.5) / (gone.length + 1);
  };
  const wins = {own: win(true), other: win(false)};
  const trials = [...Map.groupBy(known, each => each.customer_id).values()].flatMap(own => {
    const running = own.filter(({life}) => !life.gone);
    if (running.length === 0) return [];
    const lastYear = own.filter(
      ({life, ago, is_won}) => life.gone && is_won && ago < heldOut + 12,
    ).length;
    const forecast = running.reduce(
      (sum, {life}) =>
        sum + (life.isOwn ? wins.own : wins.other) * goneWithin(values, life.age, heldOut),
      0,
    );
    const came = running.filter(({is_won}) => is_won).length;
    return [{came, forecast, naive: (lastYear * heldOut) / 12, customers: 1}];
  });
  return judged(trials);
}

/** From the same starts as on all of our time. */
function fitted(lives: readonly Life[]): number[] | undefined {
  const mean = lives.reduce((sum, {age}) => sum + age, 0) / lives.length;
  const starts = [
    [2, mean * 2],
    [1, mean * 5],
  ];
  return mostLikely(p => weibull.logLikelihood(p, lives), starts)?.parameters;
}
