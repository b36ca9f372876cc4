import {Problem} from '../../company/problem.ts';

/** The name of the person who answers for it. */
export function requireName(by: string): string {
  const name = by.trim();
  if (name !== '') return name;
  throw new Problem({
    where: '--by',
    what: 'the name is empty',
    next: 'Say who answers for it.',
    status: 2,
  });
}
