import {
  aliveOf,
  type CustomerChurn,
  churnOf,
  differMuch,
} from '../../../models/churn/of_customer.ts';
import {
  type StandingWarning,
  type WarningEntry,
  warningHistory,
  warningsOf,
} from '../../../pipelines/early_warnings.ts';
import {type Html, html} from '../../html/html.ts';
import {knowsChurn, knowsLifetimeValue} from '../../known_tables.ts';
import type {Asked} from '../../page.ts';

export interface ChurnStanding {
  /** Null of one that has never bought or had a contract. */
  churn: CustomerChurn | null;
  /** Chance that it has not left us, by the models of lifetime value. */
  p_alive: number | null;
  /** The warning that stands, and all that ever happened to warnings of it, newest first. */
  warning: StandingWarning | null;
  history: WarningEntry[];
}

/** How likely the customer is to leave, why, and what was warned of; nothing where nobody knows. */
export async function readChurnStanding(
  {db, who}: Asked<object>,
  customer: string | null,
  data: string,
): Promise<ChurnStanding | null> {
  if (customer === null || !(await knowsChurn(db))) return null;
  const own = (each: {customer: string}) => each.customer === customer;
  const warning = warningsOf(data).find(own) ?? null;
  const history = warningHistory(data).filter(own).toReversed();
  const hidden = <T extends {note: string}>(each: T): T =>
    who.personal ? each : {...each, note: ''};
  return {
    churn: (await churnOf(db, customer)) ?? null,
    p_alive: (await knowsLifetimeValue(db)) ? await aliveOf(db, customer) : null,
    warning: warning && {...warning, answer: warning.answer && hidden(warning.answer)},
    history: history.map(hidden),
  };
}

/** The same in sentences, with the warnings of it. */
export function churnSection(asked: Asked<object>, standing: ChurnStanding | null): Html | null {
  if (!standing) return null;
  const {words, link} = asked;
  const text = words.customerChurn;
  const gone = {customer: undefined, months: undefined, month: undefined};
  const href = link({...gone, view: 'risk'}, '/churn');
  return html`<section aria-labelledby="churn"><h2 id="churn"><a href="${href}">${text.title}</a></h2>
<ul>${[...riskLines(asked, standing), ...warningLines(asked, standing)].map(line => html`<li><bdi>${line}</bdi></li>`)}</ul></section>`;
}

function riskLines({words, formats}: Asked<object>, {churn, p_alive}: ChurnStanding): string[] {
  const text = words.customerChurn;
  if (!churn) return [text.never];
  if (churn.lost_on !== null) return [text.lost(formats.day(churn.lost_on))];
  const percent = (share: number) => formats.percent(share * 100);
  const {churn_risk: risk, horizon_months: months, base_rate, reason, terms} = churn;
  const noRisk: Record<string, string> = {...words.churn.noRisk, objection: text.objection};
  const told = risk !== null && months !== null;
  return [
    ...(told ? [text.risk(percent(risk), formats.count(months))] : []),
    ...(told && base_rate !== null ? [text.baseRate(percent(base_rate))] : []),
    ...(reason ? [noRisk[reason] ?? text.none] : told ? [] : [text.none]),
    ...(terms.length > 0
      ? [text.terms(terms.map(each => words.churn.term[each] ?? each).join(', '))]
      : []),
    ...(churn.is_silent && churn.silence_days !== null
      ? [text.silent(formats.count(churn.silence_days))]
      : []),
    ...(differMuch(risk, p_alive) ? [text.differs(percent(risk!), percent(p_alive!))] : []),
  ];
}

function warningLines(
  {words, formats}: Asked<object>,
  {warning, history}: ChurnStanding,
): string[] {
  const text = words.customerChurn;
  const signs = (all: readonly string[]) =>
    all.map(each => words.churn.sign[each] ?? each).join(', ');
  const entry = ({act, day, by, note, signs: own}: WarningEntry) =>
    [
      `${formats.shortDay(day)}: ${words.churn.warnings.act[act]}`,
      ...(act === 'raised' ? [signs(own.split(',').filter(Boolean))] : []),
      ...[by, note].filter(Boolean),
    ].join(', ');
  const now = warning
    ? text.warned(formats.day(warning.raised_on), signs(warning.signs))
    : history.length > 0
      ? text.notWarned
      : text.neverWarned;
  return [now, ...history.map(entry)];
}
