import {entity} from '../entity.ts';
import {customer, day, id, integer, money, oneOf, text} from '../field.ts';

/** What an account is for; it decides where its postings stand in the result. */
export const accountKind = () =>
  oneOf(
    'revenue',
    'product_cost',
    'operating_cost',
    'other_result', // tax, interest, other income
    'balance_sheet',
    'statistical', // headcount, units: no money
  );

/** One posting. Debit is positive, credit negative, so a balanced ledger sums to zero. */
export const ledgerEntries = entity(
  'ledger_entries',
  {key: ['document', 'line'], happenedOn: 'posted_on'},
  {
    document: id(),
    line: integer(),
    posted_on: day(),
    document_on: day().nullable(),
    fiscal_year: integer([1900, 2200]).nullable(), // empty: from posted_on
    period: integer([1, 16]).nullable(), // 13 to 16 close the year
    account: id(),
    account_name: text().nullable(),
    account_kind: accountKind().nullable(),
    cost_centre: id().nullable(),
    cost_centre_name: text().nullable(),
    organisation: text().nullable(),
    scenario: oneOf('actual', 'plan', 'forecast').nullable(), // empty: actual
    amount: money(),
    customer_id: customer().nullable(), // where the posting names one
    reversal_of: id().nullable(), // the document that it takes back
    posting_text: text({personal: true}).nullable(),
  },
);
