import {opensTo} from '../../../models/profitability/breakdown.ts';
import type {Asked} from '../../page.ts';
import {customerLink} from '../customer_link.ts';
import type {BreakdownAnswer, Row} from './answer.ts';
import type {BreakdownQuestion} from './question.ts';

const gone = {by: undefined, within: undefined, member: undefined, page: undefined};

/** A member opens to what is in it; a customer and an order, to their own pages. */
export function addressOf(
  asked: Asked<BreakdownQuestion>,
  {by, groups}: Pick<BreakdownAnswer, 'by' | 'groups'>,
  {member}: Row,
): string | undefined {
  const {link, question} = asked;
  if (by === 'customer') {
    return customerLink(asked, member, groups, {
      ...gone,
      step: undefined,
      months: question.months,
    });
  }
  if (by === 'order' && member !== null) {
    const left = {...gone, step: undefined, months: undefined, month: undefined, level: undefined};
    return link({...left, source: 'fct_order', document: member}, '/document');
  }
  const inner = opensTo(by);
  if (!inner || question.within) return undefined;
  return link({...gone, by: inner, within: by, member: member ?? undefined});
}
