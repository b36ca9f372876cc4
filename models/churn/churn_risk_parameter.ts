/*
What the churn risk is computed from: how much each thing that we know of a customer moves it.

ln(risk / (1 - risk)) = intercept + the sum of coefficient · (value - usual). The intercept is such that
of the newest of the days as many are expected to be lost as were.

One row per basis, fit, term.

basis           purchase or contract
fit             today: from all days of which we know the outcome; test: from those whose outcome was
                known on the day of the test
term            what is known, as in int_churn_feature; or intercept
coefficient     in logits for each unit of the value
standard_error  of the coefficient; days of one customer are not independent, so it is rather too small
usual           mean of the customers that it was learnt from

check fit in ('today', 'test')
*/
import type {RowsWork} from '../../warehouse/model.ts';
import {learnRisks, type Risk, type RiskFit} from './risk.ts';

const churnRiskParameter: RowsWork = {
  inputs: ['int_churn_basis', 'int_churn_pattern'],
  columns: {
    basis: 'VARCHAR',
    fit: 'VARCHAR',
    term: 'VARCHAR',
    coefficient: 'DOUBLE',
    standard_error: 'DOUBLE',
    usual: 'DOUBLE',
  },

  async rows(db) {
    const risks = await learnRisks(db);
    return risks.flatMap(risk => [
      ...parameters(risk, 'today', risk.today),
      ...parameters(risk, 'test', risk.atTest),
    ]);
  },
};

export default churnRiskParameter;

function parameters({basis}: Risk, fit: 'today' | 'test', found: RiskFit | undefined) {
  if (!found) return [];
  const {logistic, terms} = found;
  const intercept = {
    term: 'intercept',
    coefficient: logistic.intercept,
    standard_error: logistic.errors[0]!,
    usual: 0,
  };
  const others = terms.map(({term, coefficient, error, usual}) => ({
    term,
    coefficient,
    standard_error: error,
    usual,
  }));
  return [intercept, ...others].map(each => ({basis, fit, ...each}));
}
