import {
  documentRows,
  invoicesOf,
  orderParts,
  orderProfit,
  personsIn,
  type Source,
  sourceNamed,
} from '../../../models/profitability/document.ts';
import type {Row} from '../../../warehouse/database.ts';
import type {Decimal} from '../../../warehouse/decimal.ts';
import {exact} from '../../exact.ts';
import {knowsOrders} from '../../known_tables.ts';
import type {Asked} from '../../page.ts';
import {WrongQuestion} from '../../wrong_question.ts';
import type {DocumentQuestion} from './question.ts';

type AskedHere = Asked<DocumentQuestion>;

interface OrderLine {
  name: string;
  title: string;
  amount: Decimal;
}

/** What an order earned; its lines are its profit, to the last digit. */
export interface Order {
  lines: OrderLine[];
  profit: Decimal | null;
  adds_up: boolean;
  invoices: string[];
}

export interface DocumentAnswer {
  /** Empty: no document is named. */
  source: Source | null;
  rows: Row[];
  /** Names by contact_id, for who may see those of persons. */
  persons: Record<string, string>;
  /** Of orders. */
  order: Order | null;
}

const mostRows = 1000;

const nothing: DocumentAnswer = {source: null, rows: [], persons: {}, order: null};

/** A document's rows; what an order earned besides. */
export async function readDocument(asked: AskedHere): Promise<DocumentAnswer> {
  const {customers: db, question, who} = asked;
  const {source: name, document} = question;
  if (name === undefined || document === undefined) return nothing;
  const source = await sourceNamed(db, name);
  if (!source) throw wrong('source', name);
  const rows = await documentRows(db, source, document, mostRows);
  if (rows.length === 0) throw wrong('document', document);
  const isOrder = source.name === 'fct_order' && (await knowsOrders(db));
  return {
    source,
    rows,
    persons: who.personal ? await personsIn(db, rows) : {},
    order: isOrder ? await orderOf(asked, document) : null,
  };
}

const wrong = (parameter: 'source' | 'document', value: string) =>
  new WrongQuestion([
    {parameter, value, possible: ({error, allowed}) => error.expected(allowed[parameter])},
  ]);

async function orderOf({customers: db, words, language}: AskedHere, id: string): Promise<Order> {
  const [parts, {profit}, invoices, named] = await Promise.all([
    orderParts(db, id),
    orderProfit(db, id).executeTakeFirstOrThrow(),
    invoicesOf(db, id).execute(),
    db.selectFrom('set_activity').selectAll().execute(),
  ]);
  const {column} = words.customer;
  const titles: Record<string, string> = {
    ...Object.fromEntries(named.map(each => [each.activity, each[`title_${language}`]])),
    net_revenue: column.net_revenue,
    product_cost: column.product_cost,
  };
  const lines = parts.map(({part, amount}) => ({name: part, title: titles[part] ?? part, amount}));
  return {
    lines,
    profit,
    adds_up: lines.reduce((sum, each) => sum + exact(each.amount), 0n) === exact(profit),
    invoices: invoices.map(each => each.invoice_id),
  };
}
