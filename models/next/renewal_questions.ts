import {sql} from 'kysely';
import type {Decimal} from '../../warehouse/decimal.ts';
import type {Warehouse} from '../../warehouse/query.ts';
import {type Asked, named, only} from './named.ts';

const renewalKinds = ['renewal', 'contract_end', 'trial_end', 'service', 'warranty_end'] as const;
type RenewalKind = (typeof renewalKinds)[number];

export interface Renewal {
  customer_id: string | null;
  customer: string | null;
  kind: RenewalKind;
  reference: string;
  due_on: string;
  notice_until: string | null;
  tier: string | null;
  chance: number | null;
  value: Decimal | null;
  expected_value: Decimal | null;
  has_contract: boolean | null;
}

/** What falls due, the next first. */
export async function renewals(db: Warehouse, asked: Asked): Promise<Renewal[]> {
  const {name, join} = named(asked.personal, 'named_by');
  const {rows} = await sql<Renewal>`
    select c.customer_id, ${name} as customer, c.kind, c.reference, c.due_on, c.notice_until, c.tier,
      c.chance, c.value, c.expected_value, c.has_contract
    from ${asked.byGroup ? renewalsOfGroups : renewalsOfCustomers} as c
    ${join} ${only(asked)}
    order by c.due_on, c.value desc nulls last, c.kind, c.reference`.execute(db);
  return rows;
}

const renewalsOfCustomers = sql`(select *, customer_id as named_by from customer_renewal)`;

const renewalsOfGroups = sql`(
  select r.* replace (coalesce(g.group_id, r.customer_id) as customer_id),
    coalesce(l.lead_id, r.customer_id) as named_by
  from customer_renewal as r
  left join int_group_today as g on r.customer_id = g.customer_id
  left join dim_group as l on g.group_id = l.group_id)`;

export interface RenewalSum {
  kind: RenewalKind;
  cases: number;
  value: Decimal | null;
  expected_value: Decimal | null;
}

export async function renewalSums(db: Warehouse): Promise<RenewalSum[]> {
  const {rows} = await sql<RenewalSum>`
    select kind, count(*) as cases, sum(value) as value, sum(expected_value) as expected_value
    from customer_renewal group by kind`.execute(db);
  return rows.sort(
    (one, other) => renewalKinds.indexOf(one.kind) - renewalKinds.indexOf(other.kind),
  );
}

export interface RenewalQuality {
  /** Null: of all tiers. */
  tier: string | null;
  as_of: string | null;
  contracts: number;
  renewed: number;
  renewed_share: number | null;
  renewed_low: number | null;
  renewed_high: number | null;
  foretold_contracts: number | null;
  brier: number | null;
  brier_of_base_rate: number | null;
  reason: string | null;
}

/** How well renewals were foretold: all of them, then tier by tier. */
export async function renewalQualities(db: Warehouse): Promise<RenewalQuality[]> {
  const {rows} = await sql<RenewalQuality>`
    select * from customer_renewal_quality order by tier is not null, contracts desc, tier`.execute(
    db,
  );
  return rows;
}
