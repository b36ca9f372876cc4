/*
When machines are replaced, by a Weibull hazard of their age, and how often the next one is ours.

One row per model, parameter.

model           weibull
position        its place among the parameters of the model
parameter       shape and scale (months); win_rate_own and win_rate_other: share of the retired machines of
                ours and of others that one of ours followed
value           the most likely one; shares as if half a machine more had been won and lost each
log_error       standard error of its logarithm; empty where the data does not determine it
log_likelihood  of all lives of machines
customers       machines that the model was fitted on
covariance_1    covariance of the logarithm with that of the first parameter; empty likewise
covariance_2    with that of the second
covariance_3    empty
covariance_4    empty

check value > 0
*/
import type {RowsWork} from '../../warehouse/model.ts';
import {machineLives, whyNoMachines} from './machine_lives.ts';
import {mostLikely} from './maths/most_likely.ts';
import {weibull} from './maths/weibull.ts';

const machineFit: RowsWork = {
  inputs: ['int_machine'],
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
    const lives = await machineLives(db);
    if (whyNoMachines(lives)) return [];
    const mean = lives.reduce((sum, {age}) => sum + age, 0) / lives.length;
    const found = mostLikely(
      p => weibull.logLikelihood(p, lives),
      [
        [2, mean * 2],
        [1, mean * 5],
      ],
    );
    if (!found) return [];
    const {parameters, covariance, logLikelihood} = found;
    const head = {model: weibull.name, log_likelihood: logLikelihood, customers: lives.length};
    const none = {covariance_1: null, covariance_2: null, covariance_3: null, covariance_4: null};
    const hazards = weibull.parameters.map((parameter, at) => ({
      ...head,
      ...none,
      position: at + 1,
      parameter,
      value: parameters[at]!,
      log_error: covariance ? Math.sqrt(covariance[at]![at]!) : null,
      covariance_1: covariance?.[at]?.[0] ?? null,
      covariance_2: covariance?.[at]?.[1] ?? null,
    }));
    const rates = [true, false].map((isOwn, at) => {
      const gone = lives.filter(each => each.gone && each.isOwn === isOwn);
      const value = (gone.filter(({isWon}) => isWon).length + 0.5) / (gone.length + 1);
      return {
        ...head,
        ...none,
        position: at + 3,
        parameter: isOwn ? 'win_rate_own' : 'win_rate_other',
        value,
        log_error: Math.sqrt((1 - value) / (value * (gone.length + 2))),
      };
    });
    return [...hazards, ...rates];
  },
};

export default machineFit;
