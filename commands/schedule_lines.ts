import type {ScheduleOutlook} from '../pipelines/schedule/outlook.ts';

/** What the schedule has brought and will bring, in lines of the status. */
export function scheduleLines(outlook: ScheduleOutlook | undefined): string[] {
  if (!outlook) return ['Schedule      none is watched; see "schedule" in company.yaml'];
  const {at, time_zone, next_due, waiting, last, watched_at} = outlook;
  const local = (moment: string) => localTime(moment, time_zone);
  return [
    `Schedule      ${at} (${time_zone}), next due ${local(next_due)}`,
    ...(waiting ? [`  due since ${local(waiting)}; it waits for a running server`] : []),
    ...(last ? [`  the last was due ${local(last.slot)}: ${ending(last)}`] : []),
    `  last looked at ${local(watched_at)}`,
  ];
}

const ending = ({status, attempts, run_id}: NonNullable<ScheduleOutlook['last']>) =>
  [
    status,
    ...(attempts > 1 ? [`attempt ${attempts}`] : []),
    ...(run_id ? [`run ${run_id}`] : []),
  ].join(', ');

const localTime = (moment: string, timeZone: string) =>
  Temporal.Instant.from(moment)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({smallestUnit: 'minute'})
    .replace('T', ' ');
