/*
What the model of purchases foretold, on the first day of the held-out time and fitted before it, of orders in
the next 30 and 90 days, and what came: by history. Of more than 5,000 customers as many are drawn evenly.

One row per horizon_days, orders, last_days, age_days.

horizon_days  30 or 90
as_of         the day of the trial
orders        days with a purchase after the first one, before that day
last_days     days from the first to the last of them
age_days      days from the first purchase to that day
customers     who share this history
came          of them, those who bought something within the horizon
chance        that was foretold for each

check chance between 0 and 1
check came between 0 and customers
*/
import {sql} from 'kysely';
import type {RowsWork} from '../../warehouse/model.ts';
import {purchaseModels, weeks} from '../lifetime_value/purchase_models.ts';

interface Trial {
  as_of: string;
  held_out_days: number;
  orders: number;
  last_days: number;
  age_days: number;
  customers: number;
  came_30: number;
  came_90: number;
}

const orderTrial: RowsWork = {
  inputs: [
    'int_learning_time',
    'int_purchase_learning',
    'int_stream_day',
    'int_purchase_quality',
    'int_purchase_fit',
  ],
  columns: {
    horizon_days: 'BIGINT',
    as_of: 'DATE',
    orders: 'BIGINT',
    last_days: 'BIGINT',
    age_days: 'BIGINT',
    customers: 'BIGINT',
    came: 'BIGINT',
    chance: 'DOUBLE',
  },

  async rows(db) {
    const chosen = await db
      .selectFrom('int_purchase_quality')
      .select('model')
      .where('is_chosen', '=', true)
      .executeTakeFirst();
    const model = purchaseModels.find(({name}) => name === chosen?.model);
    if (!model) return [];
    const fitted = await db
      .selectFrom('int_purchase_fit')
      .select('value')
      .where('model', '=', model.name)
      .where('period', '=', 'before')
      .orderBy('position')
      .execute();
    if (fitted.length === 0) return [];
    const parameters = fitted.map(({value}) => value);
    const [r, alpha] = parameters as [number, number];
    const {rows: trials} = await sql<Trial>`
      with placed as (
        select *,
          row_number() over (order by orders_before, last_days_before, age_days_before, customer_id) as place,
          count(*) over () as all_customers
        from int_purchase_learning
        where orders_before is not null
      ),
      drawn as (
        select p.customer_id, t.held_out_from, t.learnt_until, p.held_out_days, p.orders_before,
          p.last_days_before, p.age_days_before
        from placed as p
        cross join int_learning_time as t
        where p.place % ceil(p.all_customers / 5000.0) = 0
      ),
      came as (
        select d.customer_id, date_diff('day', min(d.held_out_from), min(s.invoiced_on)) as after
        from drawn as d
        inner join int_stream_day as s on d.customer_id = s.customer_id
          and s.invoiced_on >= d.held_out_from and s.invoiced_on <= d.learnt_until
        where s.stream = 'purchases'
        group by d.customer_id
      )
      select d.held_out_from as as_of, d.held_out_days, d.orders_before as orders,
        d.last_days_before as last_days, d.age_days_before as age_days, count(*) as customers,
        count(case when c.after < 30 then 1 end) as came_30,
        count(case when c.after < 90 then 1 end) as came_90
      from drawn as d
      left join came as c on d.customer_id = c.customer_id
      group by 1, 2, 3, 4, 5
      order by orders, last_days, age_days`.execute(db);
    return trials.flatMap(({came_30, came_90, held_out_days, ...each}) => {
      const history = {
        orders: each.orders,
        last: weeks(each.last_days),
        age: weeks(each.age_days),
      };
      const alive = Math.min(model.pAlive(parameters, history), 1);
      const within = (days: number) =>
        alive * (1 - (1 + weeks(days) / (alpha + history.age)) ** -(r + each.orders));
      return [
        {...each, horizon_days: 30, came: came_30, chance: within(30)},
        {...each, horizon_days: 90, came: came_90, chance: within(90)},
      ].filter(({horizon_days}) => horizon_days <= held_out_days);
    });
  },
};

export default orderTrial;
