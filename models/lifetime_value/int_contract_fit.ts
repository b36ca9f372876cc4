/*
When contracts end, month by month: by the shifted beta geometric model (sBG, Fader and Hardie 2007) where
at least ten ended, else by one retention rate for all (margin multiple, Gupta and Lehmann 2005).

One row per model, parameter.

model           sbg or margin_multiple
position        its place among the parameters of the model
parameter       alpha and beta of sBG, at one renewal a month; or retention a month
value           the most likely one; retention as if half a contract more had ended, so that it is never 1
log_error       standard error of its logarithm; empty where the data does not determine it
log_likelihood  of all contracts
customers       times with contracts that the model was fitted on
covariance_1    covariance of the logarithm with that of the first parameter; empty likewise
covariance_2    with that of the second
covariance_3    empty
covariance_4    empty

check value > 0
*/
import type {RowsWork} from '../../warehouse/model.ts';
import {fitContracts} from './contract_models.ts';
import {contractTerms, whyNoContracts} from './contract_terms.ts';

const contractFit: RowsWork = {
  inputs: ['int_contract_run'],
  columns: {
    model: 'VARCHAR',
    position: 'INTEGER',
    parameter: 'VARCHAR',
    value: 'DOUBLE',
    log_error: 'DOUBLE',
    log_likelihood: 'DOUBLE',
    customers: 'BIGINT',
    covariance_1: 'DOUBLE',
    covariance_2: 'DOUBLE',
    covariance_3: 'DOUBLE',
    covariance_4: 'DOUBLE',
  },

  async rows(db) {
    const terms = await contractTerms(db);
    if (whyNoContracts(terms)) return [];
    const customers = terms.reduce((sum, each) => sum + each.contracts, 0);
    const {model, names, parameters, covariance, logLikelihood} = fitContracts(terms);
    return names.map((parameter, at) => ({
      model,
      position: at + 1,
      parameter,
      value: parameters[at]!,
      log_error: covariance ? Math.sqrt(covariance[at]![at]!) : null,
      log_likelihood: logLikelihood,
      customers,
      covariance_1: covariance?.[at]?.[0] ?? null,
      covariance_2: covariance?.[at]?.[1] ?? null,
      covariance_3: null,
      covariance_4: null,
    }));
  },
};

export default contractFit;
