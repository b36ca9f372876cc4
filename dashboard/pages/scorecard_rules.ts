import type {Tables} from '../../warehouse/tables.ts';
import type {Asked} from '../page.ts';

/** What the scorecard consists of, each in its order, and from which score on it is green or yellow. */
export interface Rules {
  cuts: Tables['set_scorecard'];
  perspectives: Pick<Tables['set_perspective'], 'perspective' | 'weight'>[];
  objectives: Omit<Tables['set_objective'], 'position'>[];
  kpis: Omit<Tables['set_kpi'], 'position' | 'start'>[];
}

/** The rules of now. */
export async function rulesOfNow({db}: Asked<object>): Promise<Rules> {
  return {
    cuts: await db.selectFrom('set_scorecard').selectAll().executeTakeFirstOrThrow(),
    perspectives: await db.selectFrom('set_perspective').selectAll().orderBy('position').execute(),
    objectives: await db.selectFrom('set_objective').selectAll().orderBy('position').execute(),
    kpis: await db.selectFrom('set_kpi').selectAll().orderBy('position').execute(),
  };
}

/** Those that a month was closed with. Who owns a KPI is asked of now: it is no part of a grade. */
export async function rulesOfThen({db}: Asked<object>, month: string): Promise<Rules> {
  const grades = await db
    .selectFrom('int_closed_grade')
    .selectAll()
    .where('month', '=', month)
    .orderBy('position')
    .execute();
  const owners = await db.selectFrom('set_kpi').select(['kpi', 'owner']).execute();
  const of = (level: string) => grades.filter(each => each.level === level);
  const [{green, yellow}] = grades as [(typeof grades)[number]];
  return {
    cuts: {green, yellow},
    perspectives: of('perspective').map(({node, weight}) => ({perspective: node, weight})),
    objectives: of('objective').map(({node, parent, title_de, title_en, weight}) => ({
      objective: node,
      perspective: parent ?? '',
      title_de: title_de ?? node,
      title_en: title_en ?? node,
      weight,
    })),
    kpis: of('kpi').map(({node, parent, red, weight, veto}) => ({
      kpi: node,
      objective: parent ?? '',
      red: red ?? Number.NaN,
      weight,
      owner: owners.find(({kpi}) => kpi === node)?.owner ?? null,
      veto: veto ?? false,
    })),
  };
}
