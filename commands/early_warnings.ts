import {noteWarnings} from '../pipelines/early_warnings.ts';
import {openSnapshot} from '../warehouse/snapshot.ts';

/** Keeps the history of the early warnings that a published snapshot has. */
export async function noteEarlyWarnings(data: string, id: string): Promise<void> {
  const snapshot = await openSnapshot(data, id, {personal: false});
  const db = await snapshot.connect();
  try {
    const signs = await db.rows<{customer: string; sign: string}>(`
      select s.customer_id as customer, s.sign
      from customer_warning as w inner join int_warning_sign as s on w.customer_id = s.customer_id
      order by s.customer_id, s.sign`);
    const byCustomer = Map.groupBy(signs, ({customer}) => customer);
    noteWarnings(data, {
      day: snapshot.manifest.business_date,
      at: new Date().toISOString(),
      found: [...byCustomer].map(([customer, own]) => ({
        customer,
        signs: own.map(({sign}) => sign),
      })),
    });
  } finally {
    db.close();
    snapshot.close();
  }
}
