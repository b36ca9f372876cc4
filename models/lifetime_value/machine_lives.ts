import type {Warehouse} from '../../warehouse/query.ts';
import type {Life} from './maths/weibull.ts';

interface Machine extends Life {
  isOwn: boolean;
  isWon: boolean;
}

export async function machineLives(db: Warehouse): Promise<Machine[]> {
  const rows = await db
    .selectFrom('int_machine')
    .select(['unseen', 'age', 'is_retired', 'is_own', 'is_won'])
    .orderBy('installed_id')
    .execute();
  return rows.map(({unseen, age, is_retired, is_own, is_won}) => ({
    unseen,
    age,
    gone: is_retired,
    machines: 1,
    isOwn: is_own,
    isWon: is_won,
  }));
}

const fewestRetired = 20;

/** Why machines tell too little; null where they tell enough. */
export function whyNoMachines(
  lives: readonly Life[],
): 'no_machine' | 'too_few_replacements' | null {
  if (lives.length === 0) return 'no_machine';
  return lives.filter(({gone}) => gone).length < fewestRetired ? 'too_few_replacements' : null;
}
