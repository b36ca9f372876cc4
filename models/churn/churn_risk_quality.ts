/*
How far the churn risk can be relied on: what was foretold on a day of the past, and what came of it.

It is tried on customers of a later day than all days that it was learnt from.

One row per basis.

basis               purchase or contract
as_of               the day of the test; empty without one
customers           customers and days of the past that today's risk is learnt from
lost                of them, those that were lost
base_rate           share of the lost on the newest of these days
tested_customers    on the day of the test
tested_lost         of them, those that were lost
auc                 chance that a lost one had a higher risk than one that stayed; 0.5 is mere chance
auc_low             lower bound of its 95 % interval
auc_high            upper bound of it
brier               mean squared error of the risks
brier_of_base_rate  what it would be, had everybody been given the true share of the lost
top_decile_lift     how often the tenth with the highest risk was lost, by how often all were
reason              why no risk is told: short_history, nobody_lost, all_lost or too_few (30 lost and 30
                    others to learn from, 10 of each to test it on); or no_better_than_chance: all have
                    the base rate

check auc between 0 and 1 or auc is null
check auc is not null or reason is not null
*/
import type {RowsWork} from '../../warehouse/model.ts';
import {learnRisks} from './risk.ts';

const churnRiskQuality: RowsWork = {
  inputs: ['int_churn_basis', 'int_churn_pattern'],
  columns: {
    basis: 'VARCHAR',
    as_of: 'DATE',
    customers: 'BIGINT',
    lost: 'BIGINT',
    base_rate: 'DOUBLE',
    tested_customers: 'BIGINT',
    tested_lost: 'BIGINT',
    auc: 'DOUBLE',
    auc_low: 'DOUBLE',
    auc_high: 'DOUBLE',
    brier: 'DOUBLE',
    brier_of_base_rate: 'DOUBLE',
    top_decile_lift: 'DOUBLE',
    reason: 'VARCHAR',
  },

  async rows(db) {
    const risks = await learnRisks(db);
    return risks.map(({basis, reason, customers, lost, baseRate, testedOn, accuracy: found}) => ({
      basis,
      as_of: testedOn ?? null,
      customers,
      lost,
      base_rate: baseRate,
      tested_customers: found?.rows ?? null,
      tested_lost: found?.events ?? null,
      auc: found?.auc ?? null,
      auc_low: found ? Math.max(0, found.auc - 1.96 * found.aucError) : null,
      auc_high: found ? Math.min(1, found.auc + 1.96 * found.aucError) : null,
      brier: found?.brier ?? null,
      brier_of_base_rate: found?.brierOfBaseRate ?? null,
      top_decile_lift: found?.topDecileLift ?? null,
      reason,
    }));
  },
};

export default churnRiskQuality;
