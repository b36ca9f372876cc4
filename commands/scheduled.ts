import type {Company} from '../company/company.ts';
import {exitStatus, Problem} from '../company/problem.ts';
import type {Schedule} from '../pipelines/schedule/slots.ts';
import {runWhenDue} from '../pipelines/schedule/when_due.ts';
import type {Night} from './night.ts';
import type {Places} from './places.ts';

/** When nights are due in a company; undefined where it does not say. */
export function scheduleOf({settings}: Pick<Company, 'settings'>): Schedule | undefined {
  return settings.schedule && {at: settings.schedule.at, timeZone: settings.time_zone};
}

/** Runs a night if one is due by the schedule of the company; otherwise says why not. */
export async function whenDue(
  {data}: Places,
  company: Pick<Company, 'settings'>,
  night: (onBegan: (id: string) => void) => Promise<Night>,
): Promise<Night | undefined> {
  const schedule = scheduleOf(company);
  if (!schedule) throw undeclared();
  let done: Night | undefined;
  const outcome = await runWhenDue(data, {
    schedule,
    clock: Temporal.Now.instant,
    async night(onBegan) {
      done = await night(onBegan);
      return done.status;
    },
  });
  if (outcome === 'not due') console.log('No night is due.');
  if (outcome === 'busy')
    console.log('A refresh is running; the night that is due comes after it.');
  return done;
}

const undeclared = () =>
  new Problem({
    where: 'company.yaml',
    what: 'it does not say when a night is due',
    next: 'Add, for instance: schedule: {at: "30 2 * * *"}',
    status: exitStatus.wrongUse,
  });
