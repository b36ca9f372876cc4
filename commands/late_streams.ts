import {freshness} from '../pipelines/freshness/facts.ts';
import {companyAt, type Places} from './places.ts';

interface LateStream {
  stream: string;
  due_at: string | undefined;
  received_at: string | undefined;
}

/** The streams that are late; nobody knows where the folder named is not that of this company. */
export async function lateStreams(places: Places, name: string): Promise<LateStream[] | undefined> {
  const company = await companyAt(places).catch(() => undefined);
  if (company?.settings.name !== name) return undefined;
  return (await freshness(company, places.data))
    .filter(({state}) => state === 'late')
    .map(({source, stream, due_at, received_at}) => ({
      stream: `${source}/${stream}`,
      due_at,
      received_at,
    }));
}

/** The lines of a status about them. */
export function lateLines(late: readonly LateStream[] | undefined): string[] {
  if (!late) return ['Late          nobody knows without the company: name it with --company DIR'];
  return [
    `Late          ${late.length || 'no stream'}`,
    ...late.map(
      ({stream, due_at, received_at}) =>
        `  ${stream}: expected by ${due_at}, the last one came ${received_at ?? 'never yet'}`,
    ),
  ];
}
