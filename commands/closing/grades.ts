import type {ClosedGrade} from '../../company/closed_grades.ts';
import type {CustomerLevel} from '../../company/settings.ts';
import {atLevel} from '../../models/levels/levels.ts';
import {modelsOf} from '../../scorecard/model_files.ts';
import type {Connection} from '../../warehouse/database.ts';
import type {Snapshot} from '../../warehouse/snapshot.ts';
import type {Months} from './reported.ts';

/** What the scorecard shows of each of the months: of customers, and at each level that differs. */
export async function gradesOf(snapshot: Snapshot, months: Months): Promise<ClosedGrade[]> {
  const ground = {
    connect: snapshot.connect,
    base: 'snapshot.main',
    models: await modelsOf(snapshot),
    personal: false,
  };
  const grades = await read(await snapshot.connect(), 'customer', months);
  for (const level of ['account', 'group'] as const) {
    const found = await atLevel(level, ground);
    if ('same' in found) continue;
    await found.seen.ensure(['int_grade']);
    grades.push(...(await read(await found.seen.connect(), level, months)));
    found.seen.close();
  }
  return grades;
}

const read = (db: Connection, level: CustomerLevel, {from, to}: Months) =>
  db.rows<ClosedGrade>(
    `select $3 as customer_level, level, node, cast(month as varchar) as month, * exclude (level, node, month)
    from int_grade where month between $1 and $2 order by month, level, position`,
    [from, to, level],
  );
