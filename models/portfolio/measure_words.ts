import type {Asked} from './measure_select.ts';

/** What the columns of measures mean, for the headers of the tables that hold them. */
export const columnWords = (
  attributes: Asked['attributes'] = new Map(),
): string => `customer_id         active at that day, and counts; who objects to profiling is left out
customer_key        its version of that day
started_on          when it became active
began_as            new or won_back
net_revenue         of 12 complete months
revenue_growth      percent by which it is above that of the 12 before; empty where those had none, or
                    lie before our first purchases
contribution_1      DB I of 36 complete months
contribution_4      DB IV of 36 complete months
profit              of 36 complete months
contribution_rate   DB IV in percent of net revenue, both of 36 complete months
cost_to_serve_rate  cost of work up to DB IV in percent of the same
potential           what it needs a year, by estimates of 18 months
share_of_wallet     net revenue of 12 months in percent of that
order_frequency     days of purchase in 12 complete months
product_lines       that it has bought so far
unbought_lines      that a tenth of all customers have bought so far, and it has not
tenure              years since the relation began
silence             months since the last purchase
payment_delay       most days overdue of any item at the last three month ends
service_promise     percent of requests answered and solved in time, of 12 months
complaints          of 12 months
satisfaction        mean answer from 0 to 10 to whether it would recommend us, of 24 months
referrals           how often it recommended us or stood as a reference, in 24 months
feedback            answers to surveys and complaints, of 24 months
${[...attributes].map(([name, attribute]) => `${name}  ${attribute}, as known then\n`).join('')}`;
