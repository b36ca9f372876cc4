import {acquisition} from './acquisition.ts';
import {activities} from './activities.ts';
import {contracts} from './contracts.ts';
import {costMethods} from './cost_methods.ts';
import {costs} from './costs.ts';
import type {Cube} from './cube.ts';
import {customers} from './customers.ts';
import {lifetimeValue} from './lifetime_value.ts';
import {masterData} from './master_data.ts';
import {orders} from './orders.ts';
import {prices} from './prices.ts';
import {products} from './products.ts';
import {profitability} from './profitability.ts';
import {promises} from './promises.ts';
import {recurringRevenue} from './recurring_revenue.ts';
import {retention} from './retention.ts';
import {revenue} from './revenue.ts';
import {satisfaction} from './satisfaction.ts';
import {service} from './service.ts';
import {serviceVerdicts} from './service_verdicts.ts';
import {staff} from './staff.ts';

export const cubes: readonly Cube[] = [
  revenue,
  profitability,
  orders,
  products,
  prices,
  activities,
  costs,
  costMethods,
  customers,
  retention,
  recurringRevenue,
  lifetimeValue,
  acquisition,
  contracts,
  promises,
  serviceVerdicts,
  service,
  satisfaction,
  staff,
  masterData,
];

/** The yes_no column by which a table says which of its months can be relied on. */
export const reliableColumn = (table: string): string | undefined =>
  cubes.find(cube => cube.table === table)?.reliable;
