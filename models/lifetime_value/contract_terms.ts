import type {Warehouse} from '../../warehouse/query.ts';
import type {Term} from './maths/shifted_beta_geometric.ts';

/** Times with contracts, and how many customers share each. */
export async function contractTerms(db: Warehouse): Promise<Term[]> {
  const rows = await db
    .selectFrom('int_contract_run')
    .select(({fn}) => ['unseen', 'survived', 'is_running', fn.countAll<number>().as('contracts')])
    .groupBy(['unseen', 'survived', 'is_running'])
    .orderBy('unseen')
    .orderBy('survived')
    .orderBy('is_running')
    .execute();
  return rows.map(({is_running, ...each}) => ({...each, lost: !is_running}));
}

const fewestContracts = 10;
const fewestRenewals = 60;

/** Why contracts tell too little; null where they tell enough. */
export function whyNoContracts(
  terms: readonly Term[],
): 'too_few_customers' | 'short_history' | null {
  const contracts = terms.reduce((sum, each) => sum + each.contracts, 0);
  if (contracts < fewestContracts) return 'too_few_customers';
  return renewalsOf(terms).all < fewestRenewals ? 'short_history' : null;
}

/** Renewals that we saw, of one a month, and how many contracts ended at one. */
function renewalsOf(terms: readonly Term[]) {
  let [survived, lost] = [0, 0];
  for (const each of terms) {
    survived += each.contracts * (each.survived - each.unseen);
    if (each.lost) lost += each.contracts;
  }
  return {survived, lost, all: survived + lost};
}

/** One retention a month for all, by the rule of Jeffreys. */
export function retentionOf(terms: readonly Term[]) {
  const {survived, lost, all} = renewalsOf(terms);
  const value = (survived + 0.5) / (all + 1);
  return {
    value,
    logError: Math.sqrt((1 - value) / (value * (all + 2))),
    logLikelihood: survived * Math.log(value) + lost * Math.log(1 - value),
  };
}
