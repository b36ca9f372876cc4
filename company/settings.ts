import {z} from 'zod';
import {AlertSettings} from './alerts.ts';
import {KeepSettings} from './keep.ts';
import {ScheduleSettings} from './schedule.ts';

const currency = z.string().regex(/^[A-Z]{3}$/, 'three capital letters such as EUR');

const timeZone = z
  .string()
  .refine(zone => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC', {
    message: 'the name of a time zone such as Europe/Berlin',
  });

const localeName = z
  .string()
  .regex(/^[a-z]{2}-[A-Z]{2}$/, 'a language and a country such as de-DE');

const percent = z.number().gt(0).max(100);

export const languages = ['de', 'en'] as const;
export type Language = (typeof languages)[number];

/** What counts as one customer: a number of a system, whom identity makes of it, or a group. */
export const customerLevels = ['account', 'customer', 'group'] as const;
export type CustomerLevel = (typeof customerLevels)[number];

/** `company.yaml`: what is particular to the company as a whole. */
export const CompanySettings = z
  .strictObject({
    name: z.string().min(1),
    currency,
    locale: localeName.default('de-DE'),
    language: z.enum(languages).default('de'),
    time_zone: timeZone,
    region: z
      .strictObject({
        country: z.string().regex(/^[A-Z]{2}$/, 'a country code such as DE'),
        state: z.string().optional(),
      })
      .optional()
      .describe('decides the public holidays; without it there are none'),
    fiscal_year_starts: z
      .int()
      .min(1)
      .max(12)
      .default(1)
      .describe('the month in which the fiscal year begins; it is named after the year it ends in'),
    business_date: z
      .union([z.enum(['today', 'latest']), z.iso.date('a day such as 2026-09-30')])
      .default('today')
      .describe('what "now" means: today, the last day that any fact has (latest), or a day'),
    active_months: z
      .int()
      .min(1)
      .max(60)
      .default(12)
      .describe('a customer without revenue for so many months is lost'),
    contract_grace_days: z
      .int()
      .min(0)
      .max(365)
      .default(30)
      .describe(
        'a customer who is known by contracts only has not left if the next contract begins within so many days',
      ),
    discount_rate: z
      .number()
      .min(0)
      .max(100)
      .default(10)
      .describe('percent a year by which contributions of the future are worth less today'),
    lifetime_value_years: z
      .int()
      .min(1)
      .max(30)
      .default(5)
      .describe('lifetime value counts what customers bring within so many years'),
    customer_level: z
      .enum(customerLevels)
      .default('customer')
      .describe(
        'what pages count as one customer unless they are asked otherwise: each number that a system delivers (account), each customer, or each group of companies',
      ),
    working_hours: z
      .strictObject({from: z.int().min(0).max(23), to: z.int().min(1).max(24)})
      .refine(({from, to}) => from < to, {path: ['to'], message: 'an hour after "from"'})
      .default({from: 8, to: 17})
      .describe('hours of the desk that answers, on working days'),
    service_promise: z
      .strictObject({
        kept: percent.default(90).describe('served worse: fewer percent of the requests in time'),
        exceeded: percent
          .default(50)
          .describe(
            'served better: the median answer takes fewer percent of the agreed time, and more minutes are used than included',
          ),
        requests: z.int().min(1).default(5).describe('with fewer requests nobody is judged'),
      })
      .default({kept: 90, exceeded: 50, requests: 5})
      .describe('when a customer is served better or worse than its service level says'),
    alerts: AlertSettings.optional(),
    schedule: ScheduleSettings.optional(),
    keep: KeepSettings.default({snapshots: 7, month_ends: 13}),
    required_customer_fields: z
      .array(z.string())
      .default([])
      .describe('columns of dim_customer that a complete customer record has filled'),
  })
  .describe('What is particular to the company as a whole.');

export type CompanySettings = z.output<typeof CompanySettings>;
