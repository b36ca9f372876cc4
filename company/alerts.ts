import {z} from 'zod';
import {variable} from './sources/shared.ts';

const address = z.email('an address such as controlling@example.com');

/** Whom a night tells what is wrong. Addresses with secrets come from the environment only. */
export const AlertSettings = z
  .strictObject({
    mail: z
      .strictObject({
        to: z.array(address).min(1).max(20),
        from: address,
        server_from: variable.describe(
          'the variable with the mail server: smtps://user:password@host, or smtp:// for STARTTLS',
        ),
      })
      .optional(),
    webhook: z
      .strictObject({
        url_from: variable.describe('the variable with the address that is sent JSON by POST'),
      })
      .optional(),
    repeat_hours: z
      .int()
      .min(1)
      .max(168)
      .default(24)
      .describe('after how many hours a problem that lasts is told again'),
  })
  .refine(({mail, webhook}) => mail ?? webhook, {message: 'a way to tell: mail, webhook or both'})
  .describe('who is told when a night fails, a delivery is missing or has an odd size');

export type AlertSettings = z.output<typeof AlertSettings>;
