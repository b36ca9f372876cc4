import {entity} from '../entity.ts';
import {day, id, text} from '../field.ts';
import {accountKind} from './ledger_entries.ts';

/** One account of the ledger, and where it stands in the hierarchy of accounts. */
export const accounts = entity(
  'accounts',
  {key: ['account', 'valid_from'], version: 'valid_from'},
  {
    account: id(),
    valid_from: day().nullable(), // the version's first day; empty: since ever
    name: text().nullable(),
    kind: accountKind().nullable(),
    parent: id().nullable(), // another account, or a heading
  },
);
