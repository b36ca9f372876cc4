import {expect, test} from 'vitest';
import {smallNights} from './nights.ts';

test('a customer can leave twice, and what he says of it stays in the personal file', async () => {
  const company = await smallNights({
    customers: 'customer_id,valid_from\nK1,2024-01-01\nK1,2025-01-01\n',
    churn_events: `event_id,churned_on,customer_id,reason,reactivated,refund,remark
C1,2024-06-30,K1,price,false,10.50,Anna was rude
C2,2025-06-30,K1,,true,,
`,
  });
  const {status, manifest} = await company.night();
  expect([status, manifest.business_date]).toEqual([0, '2025-06-30']);
  const events = await company.rows(`
    select event_id, c.valid_from, reason, reactivated, refund, e.month
    from fct_churn_event as e inner join dim_customer as c on e.customer_key = c.customer_key
    order by 1`);
  expect(events).toEqual([
    {
      event_id: 'C1',
      valid_from: '2024-01-01',
      reason: 'price',
      reactivated: false,
      refund: 10.5,
      month: '2024-06-01',
    },
    {
      event_id: 'C2',
      valid_from: '2025-01-01',
      reason: null,
      reactivated: true,
      refund: null,
      month: '2025-06-01',
    },
  ]);
  expect(await company.rows('from personal.churn_events')).toEqual([
    {event_id: 'C1', customer_id: 'K1', remark: 'Anna was rude'},
  ]);
});
