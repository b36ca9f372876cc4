import {clusterFeatures} from '../../company/portfolio.ts';
import {type Asked, measures, sums, yearOf} from './measure_select.ts';
import {columnWords} from './measure_words.ts';

/** So many newest complete month ends are remembered. */
const monthEnds = 13;

/** What portfolio.yaml names, and what stages read whatever it names. */
const withStages = (asked: Asked): Asked => ({
  ...asked,
  measures: new Set([...asked.measures, 'revenue_growth', 'contribution_4']),
});

const ofClusters: Asked = {measures: new Set(clusterFeatures), attributes: new Map()};

/** Measures of customers at the newest month ends. Nothing in it moves with the business date. */
export const monthModel = (asked: Asked): string => `/*
What the warehouse knows of each customer at each of the ${monthEnds} newest complete month ends, as of then.
Generated from portfolio.yaml; a measure that neither it nor stages name is empty.

One row per customer_id, as_of.
Rebuilt by customer_id.

as_of  a month end
${columnWords(asked.attributes)}
check as_of is not null
*/
${measures(withStages(asked), {
  ages: Array.from({length: monthEnds}, (_, age) => age),
  days: `select month_end as as_of, age, ${yearOf('month_end')} as calendar_year from months where age < ${monthEnds}`,
})}`;

/** The same measures at the business date. Sums are still of complete months. */
export const nowModel = (asked: Asked): string => `/*
What the warehouse knows of each active customer at the business date. Generated from portfolio.yaml; a
measure that neither it nor stages name is empty.

One row per customer_id.

as_of  the business date; sums are of the complete months before it
${columnWords(asked.attributes)}
check as_of is not null
*/
${measures(withStages(asked), {
  ages: 'newest',
  days: `select business_date as as_of, 0 as age, ${yearOf('business_date')} as calendar_year from set_business_date`,
})}`;

/** What clusters are made of; as of a month end, so that it stays what it is until the next one. */
export const clusterModel = (): string => `/*
What makes customers alike, as of the newest complete month end.

One row per customer_id.
Rebuilt by customer_id.

as_of  that month end
${columnWords()}
check as_of is not null
*/
${measures(ofClusters, {
  ages: 'newest',
  days: `select month_end as as_of, age, ${yearOf('month_end')} as calendar_year from months where age = 0`,
})}`;

/** What measures of today, and those of clusters, are made of. */
export const sumModel = (asked: Asked): string => `/*
Sums of each customer over the newest complete months. Generated from portfolio.yaml.

One row per customer_id.
Rebuilt by customer_id.

check customer_id is not null
*/
${sums([withStages(asked), ofClusters])}`;
