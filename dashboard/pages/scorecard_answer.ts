import type {CustomerLevel} from '../../company/settings.ts';
import type {Tables} from '../../warehouse/tables.ts';
import type {Level} from '../levels.ts';
import type {Asked} from '../page.ts';
import {unknownMonth} from '../wrong_question.ts';
import {type KpiAnswer, kpiAnswer} from './kpi_answer.ts';
import {type ClosedAnswer, readClosedGrades} from './scorecard_closed.ts';
import {type Rules, rulesOfNow, rulesOfThen} from './scorecard_rules.ts';

type Node = Pick<
  Tables['scorecard_node_month'],
  'score' | 'status' | 'weight_with_data' | 'red_kpis'
>;

export interface ObjectiveAnswer extends Node {
  objective: string;
  title: string;
  weight: number;
  kpis: KpiAnswer[];
}

export interface PerspectiveAnswer extends Node {
  perspective: string;
  title: string;
  weight: number;
  /** Share of all perspectives' weight, 0 to 1. */
  weight_share: number;
  objectives: ObjectiveAnswer[];
}

export interface ScorecardAnswer {
  company: string;
  snapshot: string;
  business_date: string;
  customer_level: CustomerLevel;
  /** Why the answer is that of the customers, where it is. */
  same_as_customers: Level['same'] | null;
  /** Empty while no month has been graded. */
  month: string | null;
  months: string[];
  /** Empty while the month is open; else the answer is what was reported of it. */
  closed: ClosedAnswer | null;
  cuts: {green: number; yellow: number};
  scorecard: Node;
  perspectives: PerspectiveAnswer[];
}

const historyMonths = 24;
const noData: Node = {score: null, status: 'no_data', weight_with_data: 0, red_kpis: 0};

/** The tree of a month: perspectives, their objectives and their KPIs, each with its grade. */
export async function readScorecard(
  asked: Asked<{month?: string | undefined}>,
): Promise<ScorecardAnswer> {
  const {manifest, company} = asked;
  const months = await gradedMonths(asked);
  const month = chosenMonth(months, asked.question.month);
  const nodes = await nodesOf(asked, month);
  const nodeOf = (level: string, name: string): Node => nodes.get(`${level} ${name}`) ?? noData;
  const closed = await readClosedGrades(asked, month);
  const rules = await (month && closed ? rulesOfThen(asked, month) : rulesOfNow(asked));
  const {cuts, perspectives, objectives} = rules;
  const kpis = await kpisOf(asked, month, rules);
  const weights = perspectives.reduce((sum, each) => sum + each.weight, 0);
  return {
    company: company.name,
    snapshot: manifest.id,
    business_date: manifest.business_date,
    customer_level: asked.level.name,
    same_as_customers: asked.level.same ?? null,
    month,
    months,
    closed,
    cuts,
    scorecard: nodeOf('scorecard', 'scorecard'),
    perspectives: perspectives.map(({perspective, weight}) => ({
      perspective,
      title:
        asked.words.perspective[perspective as keyof typeof asked.words.perspective] ?? perspective,
      weight,
      weight_share: weight / weights,
      ...nodeOf('perspective', perspective),
      objectives: objectives
        .filter(each => each.perspective === perspective)
        .map(each => ({
          objective: each.objective,
          title: asked.language === 'de' ? each.title_de : each.title_en,
          weight: each.weight,
          ...nodeOf('objective', each.objective),
          kpis: kpis.filter(kpi => kpi.objective === each.objective).map(kpi => kpi.answer),
        })),
    })),
  };
}

async function gradedMonths({db}: Asked<object>): Promise<string[]> {
  const rows = await db
    .selectFrom('scorecard_month')
    .select('month')
    .distinct()
    .orderBy('month')
    .execute();
  return rows.map(each => each.month);
}

function chosenMonth(months: string[], asked: string | undefined): string | null {
  /* Without any KPI there is nothing to say of any month, also of one that other pages know. */
  if (asked === undefined || months.length === 0) return months.at(-1) ?? null;
  if (months.includes(asked)) return asked;
  throw unknownMonth(asked, months);
}

async function nodesOf({db}: Asked<object>, month: string | null): Promise<Map<string, Node>> {
  if (!month) return new Map();
  const rows = await db
    .selectFrom('scorecard_node_month')
    .select(['level', 'node', 'score', 'status', 'weight_with_data', 'red_kpis'])
    .where('month', '=', month)
    .execute();
  return new Map(rows.map(({level, node, ...each}) => [`${level} ${node}`, each]));
}

async function kpisOf(asked: Asked<object>, month: string | null, {kpis}: Rules) {
  const rows = month
    ? await asked.db
        .selectFrom('scorecard_month')
        .selectAll()
        .where('month', '<=', month)
        .orderBy('month')
        .execute()
    : [];
  return kpis.map(each => ({
    objective: each.objective,
    answer: kpiAnswer(asked, each, rows.filter(row => row.kpi === each.kpi).slice(-historyMonths)),
  }));
}
