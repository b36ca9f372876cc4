import type {Language} from '../settings.ts';
import {churn} from './churn/churn.ts';
import {churnMonths} from './churn/months.ts';
import {customer} from './customer.ts';
import {de, type Messages} from './de.ts';
import {en} from './en.ts';
import {next} from './next/next.ts';
import {portfolio} from './portfolio/portfolio.ts';
import {segments} from './segments/segments.ts';

export type {Messages} from './de.ts';

/** The words of all pages, by language. */
export const messages: Record<Language, Messages> = {de, en};

type Step = keyof Messages['customer']['step'];

/** The same for a company whose contribution_4 is that of another step: DB I where it has no costs. */
export function messagesAfter(language: Language, step: Step): Messages {
  if (step === 'contribution_4') return messages[language];
  const name = customer[language].step[step];
  return {
    ...messages[language],
    churn: churn[language](name),
    churnMonths: churnMonths[language](name),
    portfolio: portfolio[language](name),
    segments: segments[language](name),
    next: next[language](name),
  };
}
