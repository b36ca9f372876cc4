/*
Whether risks are as high as they say: tenths of the customers of the test, by the risk that was foretold.

One row per basis, decile.

basis      purchase or contract
decile     1 is the tenth with the highest risk
customers  a tenth of those of the test; customers who look alike are split where its border needs it
predicted  mean risk that was foretold
observed   share that was lost

check predicted between 0 and 1 and observed between 0 and 1
check customers > 0
*/
import type {RowsWork} from '../../warehouse/model.ts';
import {deciles} from './accuracy.ts';
import {learnRisks} from './risk.ts';

const churnRiskCalibration: RowsWork = {
  inputs: ['int_churn_basis', 'int_churn_pattern'],
  columns: {
    basis: 'VARCHAR',
    decile: 'INTEGER',
    customers: 'DOUBLE',
    predicted: 'DOUBLE',
    observed: 'DOUBLE',
  },

  async rows(db) {
    const risks = await learnRisks(db);
    return risks.flatMap(({basis, tested}) =>
      tested.length === 0
        ? []
        : deciles(tested).map(({decile, rows, predicted, observed}) => ({
            basis,
            decile,
            customers: rows,
            predicted,
            observed,
          })),
    );
  },
};

export default churnRiskCalibration;
