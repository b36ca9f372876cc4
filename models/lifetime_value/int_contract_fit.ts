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
import {contractTerms, retentionOf, whyNoContracts} from './contract_terms.ts';
import {mostLikely} from './maths/most_likely.ts';
import {shiftedBetaGeometric} from './maths/shifted_beta_geometric.ts';

const fewestLost = 10;

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
    const none = {covariance_3: null, covariance_4: null};
    const lost = terms.reduce((sum, each) => sum + (each.lost ? each.contracts : 0), 0);
    const {name, parameters, logLikelihood} = shiftedBetaGeometric;
    const found =
      lost < fewestLost
        ? undefined
        : mostLikely(
            p => logLikelihood(p, terms),
            [
              [1, 20],
              [0.5, 5],
            ],
          );
    if (found) {
      return parameters.map((parameter, at) => ({
        model: name,
        position: at + 1,
        parameter,
        value: found.parameters[at]!,
        log_error: found.covariance ? Math.sqrt(found.covariance[at]![at]!) : null,
        log_likelihood: found.logLikelihood,
        customers,
        covariance_1: found.covariance?.[at]?.[0] ?? null,
        covariance_2: found.covariance?.[at]?.[1] ?? null,
        ...none,
      }));
    }
    const {value, logError, logLikelihood: likelihood} = retentionOf(terms);
    return [
      {
        model: 'margin_multiple',
        position: 1,
        parameter: 'retention',
        value,
        log_error: logError,
        log_likelihood: likelihood,
        customers,
        covariance_1: logError ** 2,
        covariance_2: null,
        ...none,
      },
    ];
  },
};

export default contractFit;
