import type {GradeLevel} from '../../company/closed_grades.ts';
import type {Unit} from '../../models/cubes/cube.ts';
import {kpiNamed} from '../../scorecard/kpis/index.ts';
import type {Tables} from '../../warehouse/tables.ts';
import {knowsClosedGrades} from '../known_tables.ts';
import type {Asked} from '../page.ts';

/** A part of the scorecard as it was reported, and as it would be by the rules and the data of now. */
export interface OtherGrade extends Omit<Tables['closed_grade'], 'month' | 'differs'> {
  title: string;
  unit: Unit | null;
}

/** That a month is closed, and what of its scorecard would be another now. */
export interface ClosedAnswer {
  /** ISO text in UTC. */
  closed_at: string;
  closed_by: string;
  otherwise: OtherGrade[];
}

const order: GradeLevel[] = ['scorecard', 'perspective', 'objective', 'kpi'];

/** Nothing where the month is open, or was closed before grades were kept. */
export async function readClosedGrades(
  asked: Asked<object>,
  month: string | null,
): Promise<ClosedAnswer | null> {
  const {db} = asked;
  if (!month || !(await knowsClosedGrades(db))) return null;
  const closed = await db
    .selectFrom('int_closed_grade')
    .select(['closed_at', 'closed_by'])
    .where('month', '=', month)
    .limit(1)
    .executeTakeFirst();
  if (!closed) return null;
  const rows = await db
    .selectFrom('closed_grade')
    .selectAll()
    .where('month', '=', month)
    .where('differs', '=', true)
    .orderBy('node')
    .execute();
  const titles = await titlesOf(asked, month);
  return {
    ...closed,
    otherwise: rows
      .toSorted((a, b) => order.indexOf(a.level) - order.indexOf(b.level))
      .map(({month: _month, differs: _differs, ...each}) => ({
        ...each,
        title: titles(each.level, each.node),
        unit: kpiNamed(each.level === 'kpi' ? each.node : '')?.measure.unit ?? null,
      })),
  };
}

/** The names of then, and of now for what there was not yet. */
async function titlesOf({db, language, words}: Asked<object>, month: string) {
  const then = await db
    .selectFrom('int_closed_grade')
    .select(['node', 'title_de', 'title_en'])
    .where('month', '=', month)
    .where('level', '=', 'objective')
    .execute();
  const now = await db.selectFrom('set_objective').selectAll().execute();
  const titled = new Map(
    [...now.map(each => ({node: each.objective, ...each})), ...then].map(each => [
      each.node,
      each[`title_${language}`],
    ]),
  );
  return (level: GradeLevel, node: string): string => {
    if (level === 'kpi') return kpiNamed(node)?.name[language] ?? node;
    if (level === 'objective') return titled.get(node) ?? node;
    if (level === 'scorecard') return words.scorecard.overall;
    return words.perspective[node as keyof typeof words.perspective] ?? node;
  };
}
