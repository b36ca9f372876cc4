/** A way to tell customers apart; each snapshot is asked on its own. */
export interface Classification {
  name: string;
  /** A class says what a customer is; an assignment, to whom it belongs. */
  kind: 'class' | 'assignment';
  /** A table with a row a customer, or with one that is current. */
  from: 'dim_customer' | 'customer_segment';
  /** A column, or an expression; NULL is a class, too. */
  class: string;
}

const standing = `case when counted then 'counted' when affiliated then 'affiliated'
  when collective then 'collective' when status = 'prospect' then 'prospect' end`;
const contribution = `case when earns then 'earner' when not earns then 'loss-maker' end`;
const activity = `case when is_active then 'active' when not is_active then 'lost' end`;

/** Every classification that two snapshots are compared in. */
export const classifications: readonly Classification[] = [
  {name: 'segment', kind: 'class', from: 'dim_customer', class: 'segment'},
  {name: 'standing', kind: 'class', from: 'dim_customer', class: standing},
  {name: 'ABC class', kind: 'class', from: 'customer_segment', class: 'abc_class'},
  {name: 'contribution', kind: 'class', from: 'customer_segment', class: contribution},
  {name: 'activity', kind: 'class', from: 'customer_segment', class: activity},
  {name: 'account manager', kind: 'assignment', from: 'dim_customer', class: 'account_manager'},
  {name: 'group', kind: 'assignment', from: 'dim_customer', class: 'group_id'},
];
