import type {ClosedCell} from '../../company/closed_cells.ts';
import type {Connection} from '../../warehouse/database.ts';
import type {Months} from './reported.ts';

/** In which cell of the portfolio each customer stands at the end of each of the months. */
export async function cellsOf(db: Connection, {from, to}: Months): Promise<ClosedCell[]> {
  const rows = await db.rows<{month: string; cell: string | null; customers: string}>(
    `select cast(m.month as varchar) as month, p.cell,
      cast(to_json(list(p.customer_id order by p.customer_id)) as varchar) as customers
    from customer_portfolio_month as p
    inner join dim_month as m on p.as_of = m.month_end
    where m.month between $1 and $2
    group by m.month, p.cell
    order by m.month, p.cell`,
    [from, to],
  );
  return rows.map(each => ({...each, customers: JSON.parse(each.customers)}));
}
