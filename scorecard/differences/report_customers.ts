import type {ClassChange, CustomerChanges} from './customers.ts';
import type {Difference} from './difference.ts';
import {few} from './words.ts';

/** So many customers, and ways from class to class, are named in a line. */
const named = 3;

/** Who came, who left, and who is in another class, those with the most revenue first. */
export function customerLines({customers}: Difference): string[] {
  if (!customers || !hasChanges(customers)) return [];
  const {count, came, left, changes} = customers;
  return [
    `${count.before} → ${count.after}`,
    ...(came.customers > 0 ? [`${came.customers} came: ${listed(came)}`] : []),
    ...(left.customers > 0 ? [`${left.customers} left: ${listed(left)}`] : []),
    ...changes.flatMap(changeLines),
  ];
}

const hasChanges = ({came, left, changes}: CustomerChanges) =>
  came.customers + left.customers + changes.length > 0;

function listed({customers, first}: CustomerChanges['came']): string {
  const names = first.slice(0, named).map(nameOf).join(', ');
  return customers > named ? `${names} …` : names;
}

const nameOf = ({customer_id, name}: {customer_id: string; name: string | null}) =>
  name === null ? customer_id : `${customer_id} ${name}`;

function changeLines({classification, customers, moves, first}: ClassChange): string[] {
  const ways = moves.map(each => `${way(each)}: ${each.customers}`);
  const who = first.slice(0, named).map(each => `${nameOf(each)} (${way(each)})`);
  return [
    `${classification}: ${customers} changed (${few(ways, named + 1)})`,
    `  ${who.join(', ')}${customers > named ? ' …' : ''}`,
  ];
}

const way = ({from, to}: {from: string | null; to: string | null}) =>
  `${from ?? 'none'} → ${to ?? 'none'}`;
