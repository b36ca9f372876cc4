import {z} from 'zod';

/** Secrets come from the environment only; settings name the variable that holds one. */
export const variable = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]*$/, 'the name of an environment variable, such as ERP_URL');

export const overlap = z
  .string()
  .regex(/^\d+ (seconds|minutes|hours|days)$/, 'a time, such as 2 hours or 3 days');

const secondsOf = {seconds: 1, minutes: 60, hours: 3600, days: 86_400};

/** `3 days` in seconds; nothing is 0. */
export function seconds(text: string | undefined): number {
  const [count = '0', unit = 'seconds'] = text?.split(' ') ?? [];
  return Number(count) * secondsOf[unit as keyof typeof secondsOf];
}
