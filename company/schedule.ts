import {CronExpressionParser} from 'cron-parser';
import {z} from 'zod';

const fiveFields = /^(?:[\w*?,\-/#]+ +){4}[\w*?,\-/#]+$/;

/** Says what is wrong with a cron expression; nothing where it is right. */
function mistakeIn(expression: string): string | undefined {
  if (!fiveFields.test(expression)) return '';
  if (/\bH\b/.test(expression)) return ': H, which means any time, is not known here';
  try {
    CronExpressionParser.parse(expression, {currentDate: 0, tz: 'UTC'}).next();
    return undefined;
  } catch (error) {
    return `: ${(error as Error).message}`;
  }
}

const cronExpression = z.string().superRefine((expression, context) => {
  const mistake = mistakeIn(expression);
  if (mistake === undefined) return;
  context.addIssue({
    code: 'custom',
    message: `minute, hour, day, month and weekday, such as "30 2 * * *"${mistake}`,
  });
});

/** When the server refreshes by itself, in the company's time zone. */
export const ScheduleSettings = z
  .strictObject({
    at: cronExpression.describe(
      'minute, hour, day of month, month, weekday, as cron has them: "30 2 * * *" is 02:30 each night',
    ),
  })
  .describe('when the server refreshes by itself; without it, it never does');
