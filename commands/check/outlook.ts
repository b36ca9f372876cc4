import type {Company} from '../../company/company.ts';
import type {Phase} from '../../scorecard/kpi.ts';
import {kpis} from '../../scorecard/kpis/index.ts';
import {undeliveredEntities} from '../../warehouse/company_check.ts';
import {contract} from '../../warehouse/entities/index.ts';
import {stagingName} from '../../warehouse/staging/staging_name.ts';
import type {AtLeast} from './at_least.ts';
import {acquisition, costsFile, counted, type Need, type Needed} from './needs.ts';
import {purposes} from './purposes.ts';

/** The phases in which a company's data grows. */
export const phases = ['Quick wins', 'Warehouse', 'Activity costs and steering'] as const;

/** Something that can be computed, or what it lacks: entities, fields as entity.field, or more rows of them. */
export interface Answer {
  phase: Phase;
  name: string;
  missing: string[];
}

/** What a company can compute, what it lacks for more, and which fields nothing fills. */
export interface Outlook {
  answers: Answer[];
  /** Optional fields of delivered entities that no mapping and no staging SQL fills. */
  unfilled: Record<string, string[]>;
}

/** Looks from what a company delivers to what can be computed of it. */
export function outlook(
  company: Company,
  stagedColumns: ReadonlyMap<string, readonly string[]>,
  counts: ReadonlyMap<AtLeast, number>,
): Outlook {
  const filled = filledFields(company, stagedColumns);
  const pools = Object.values(company.costs.pools);
  const isThere = (need: Needed) => {
    if (typeof need !== 'string') return (counts.get(need) ?? need.fewest) >= need.fewest;
    if (need === costsFile) return pools.length > 0;
    if (need === acquisition)
      return pools.some(pool => Object.values(pool.activities).some(each => each.acquisition));
    const [entity = '', field] = need.split('.');
    const fields = filled.get(entity);
    return fields !== undefined && (field === undefined || fields.has(field));
  };
  /* Where a whole entity is missing, its fields need not be named. */
  const named = (need: Needed) => {
    if (typeof need !== 'string')
      return `${need.fewest} ${need.what} (${counts.get(need)} are there)`;
    if (need === costsFile || need === acquisition) return need;
    const [entity = ''] = need.split('.');
    return filled.has(entity) ? need : entity;
  };
  const needs = [...kpiNeeds(company), ...purposes];
  return {
    answers: needs
      .map(({phase, name, anyOf}) => {
        const lacks = anyOf.map(all => [...new Set(all.filter(need => !isThere(need)).map(named))]);
        return {phase, name, missing: lacks.reduce((a, b) => (b.length < a.length ? b : a))};
      })
      .sort((a, b) => a.phase - b.phase),
    unfilled: Object.fromEntries(
      [...filled].flatMap(([entity, fields]) => {
        const all = contract.find(({name}) => name === entity)!.fields;
        const empty = Object.keys(all).filter(name => !fields.has(name));
        return empty.length > 0 ? [[entity, empty]] : [];
      }),
    ),
  };
}

/** A KPI lacks whole entities, but for the fields that the company itself requires of customers. */
function kpiNeeds({settings}: Company): Need[] {
  return kpis.map(({id, phase, needs}) => {
    const required = settings.required_customer_fields.map(field => `customers.${field}`);
    const more = id === 'data_completeness' ? [required] : (counted[id] ?? [[]]);
    return {phase, name: id, anyOf: more.map(each => [...needs, ...each])};
  });
}

/** Staging SQL whose columns are not known yet is taken to fill every field. */
function filledFields(
  company: Company,
  stagedColumns: ReadonlyMap<string, readonly string[]>,
): Map<string, Set<string>> {
  const missing = undeliveredEntities(company);
  const filled = new Map<string, Set<string>>();
  for (const {name, fields} of contract) {
    if (missing.includes(name)) continue;
    const mapped = company.streams.filter(({entity}) => entity === name);
    const isStaged = company.staging.some(file => stagingName(file).entity.name === name);
    const staged = stagedColumns.get(name) ?? Object.keys(fields);
    filled.set(
      name,
      new Set([
        ...mapped.flatMap(({columns}) => Object.keys(columns)),
        ...(isStaged ? staged : []),
      ]),
    );
  }
  return filled;
}
