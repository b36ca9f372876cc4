import {Problem} from '../company/problem.ts';
import {decisionHistory, standingDecisions} from '../pipelines/identity.ts';
import type {Connection} from '../warehouse/database.ts';
import {decide} from '../warehouse/identity/decide.ts';
import {openPublished} from '../warehouse/snapshot.ts';
import type {Tables} from '../warehouse/tables.ts';
import {claimData, companyAt, type Places} from './places.ts';
import {textTable} from './text_table.ts';

interface IdentityOptions {
  by?: string;
  note?: string;
  json?: boolean;
}

const decisions = {same: 'same', different: 'different', withdraw: 'withdrawn'} as const;

/** Says which customers of different systems are one, or writes down what a person says of two. */
export async function identity(
  places: Places,
  [verb, ...customers]: readonly string[],
  options: IdentityOptions,
): Promise<void> {
  if (verb === undefined) return tell(places, options.json === true);
  const decision = decisions[verb as keyof typeof decisions];
  const [one, other, ...more] = customers;
  if (!decision || one === undefined || other === undefined || more.length > 0) throw wrongUse();
  const company = await companyAt(places);
  await claimData(places, company);
  const {by = '', note = ''} = options;
  await reading(places.data, db =>
    decide(places.data, {one, other, decision, by, note}, customer => isKnown(db, customer)),
  );
  console.log(
    `${one} and ${other}: ${decision}, says ${by.trim()}. It takes effect with: kundenwert refresh`,
  );
}

async function isKnown(db: Connection, customer: string): Promise<boolean> {
  const found = await db.rows(
    `select 1 from dim_customer where customer_id = $1
    union all select 1 from customer_identity where delivered_id = $1 limit 1`,
    [customer],
  );
  return found.length > 0;
}

async function reading<T>(data: string, work: (db: Connection) => Promise<T>): Promise<T> {
  const snapshot = await openPublished(data, {personal: false});
  try {
    const db = await snapshot.connect();
    const [there] = await db.rows(
      `select 1 from duckdb_tables() where table_name = 'customer_identity'`,
    );
    if (!there) throw tooOld();
    return await work(db);
  } finally {
    snapshot.close();
  }
}

type Identity = Tables['customer_identity'];

async function tell({data}: Places, json: boolean): Promise<void> {
  const all = await reading(data, db =>
    db.rows<Identity>('from customer_identity order by source, delivered_id'),
  );
  const unmatched = await reading(data, db =>
    db.rows<{customer_id: string}>('select customer_id from customer_unmatched order by 1'),
  );
  const history = decisionHistory(data);
  if (json) {
    const names = unmatched.map(each => each.customer_id);
    console.log(
      JSON.stringify(
        {customers: all, unmatched: names, decisions: standingDecisions(history), history},
        null,
        2,
      ),
    );
    return;
  }
  console.log(inWords(all, unmatched.length, standingDecisions(history)));
}

const shown = 30;

function inWords(
  all: readonly Identity[],
  unmatched: number,
  standing: ReturnType<typeof standingDecisions>,
): string {
  const doubtful = all.filter(each => each.doubtful_rule !== null);
  const rules = [...Map.groupBy(all, ({rule}) => rule)].map(([rule, rows]) => [rule, rows.length]);
  const one = new Set(all.map(each => each.customer_id)).size;
  return [
    ...(all.length === 0
      ? [
          'All systems share their customer numbers, and nobody has decided anything. For a system',
          'with numbers of its own, say customer_numbers: own in sources.yaml.',
        ]
      : [
          `Delivered     ${all.length} customers by ${new Set(all.map(each => each.source)).size} systems`,
          `Customers     ${one}, of whom ${unmatched} are known to one system only`,
          '',
          textTable(['rule', 'delivered'], rules.toSorted()),
        ]),
    ...(doubtful.length > 0
      ? [
          '',
          `Doubtful      ${doubtful.length}: a rule would have to choose${doubtful.length > shown ? `; the first ${shown}` : ''}`,
          textTable(
            ['customer', 'rule', 'candidates'],
            doubtful
              .slice(0, shown)
              .map(each => [each.delivered_id, each.doubtful_rule, each.candidates]),
          ),
        ]
      : []),
    ...(standing.length > 0
      ? [
          '',
          'Decisions',
          textTable(
            ['one', 'other', 'decision', 'by', 'at', 'note'],
            standing.map(each => [
              each.one,
              each.other,
              each.decision,
              each.by,
              each.at,
              each.note,
            ]),
          ),
        ]
      : []),
  ].join('\n');
}

const wrongUse = () =>
  new Problem({
    where: 'identity',
    what: 'a decision is same, different or withdraw, and names two customers',
    next: 'For instance: kundenwert identity same crm:4711 K100 --by "Jana Weber"',
    status: 2,
  });

const tooOld = () =>
  new Problem({
    where: 'identity',
    what: 'the published snapshot was built before customers were matched',
    next: 'Run: kundenwert refresh',
  });
