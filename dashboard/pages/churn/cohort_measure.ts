import type {CohortMonth} from '../../../models/churn/questions.ts';
import type {AskedHere} from './answer.ts';

/** Customers of a cohort who are still active, in percent. */
export const activeShare = ({active_customers: active, cohort_customers: all}: CohortMonth) =>
  (active / all) * 100;

/** What is held against what it was at the beginning. */
export interface CohortMeasure {
  isActive: boolean;
  text: {title: string; explained: string; none: string; description(cohorts: string): string};
  caption: string;
  share(each: CohortMonth): number | null;
  /** In the words of the chart and of the table. */
  words: {share: string; whole: string};
  whole(each: CohortMonth): string;
  /** Columns of the table, with what they say of all months of a cohort. */
  first: {title: string; cell(own: readonly CohortMonth[]): string};
  last?: {title: string; cell(own: readonly CohortMonth[]): string};
}

/** How many of its customers are still active. */
export function ofCustomers({words, formats}: AskedHere): CohortMeasure {
  const {cohorts: text, column} = words.churn;
  const revenue = (own: readonly CohortMonth[]) =>
    own.reduce((sum, each) => sum + Number(each.net_revenue), 0);
  return {
    isActive: true,
    text,
    caption: text.table(formats.currency),
    share: activeShare,
    words: {share: column.active_share, whole: column.customers},
    whole: each =>
      `${formats.count(each.active_customers)} / ${formats.count(each.cohort_customers)}`,
    first: {title: column.customers, cell: own => formats.count(own[0]!.cohort_customers)},
    last: {title: column.revenue, cell: own => formats.amount(revenue(own))},
  };
}

/** What its revenue of twelve months is of that of the first twelve. */
export function ofRevenue({words, formats}: AskedHere): CohortMeasure {
  const {cohorts: text, column} = words.churn;
  return {
    isActive: false,
    text: text.revenue,
    caption: text.revenue.table(formats.currency),
    share: each => each.revenue_share,
    words: {share: column.revenue_share, whole: column.first_year_revenue},
    whole: each => formats.money(each.first_year_revenue),
    first: {
      title: column.first_year_revenue,
      cell: own => formats.amount(own[0]!.first_year_revenue),
    },
  };
}
