import type {StreamDeclaration} from '../../company/sources/declared.ts';

/** A variable that a source needs from the environment; its value is never told. */
export interface Variable {
  source: string;
  name: string;
  isSet: boolean;
}

/** The variables that databases and web services are reached with. */
export function variablesOf(
  streams: readonly StreamDeclaration[],
  environment: NodeJS.ProcessEnv,
): Variable[] {
  const needed = streams.flatMap(({source, place}) =>
    namesIn(place).map(name => ({source, name, isSet: Boolean(environment[name])})),
  );
  return [...new Map(needed.map(each => [`${each.source} ${each.name}`, each])).values()];
}

function namesIn(place: StreamDeclaration['place']): string[] {
  if (place.from === 'files') return [];
  if (place.from === 'database') return [place.system.url_from];
  const {base_from, authentication} = place.system;
  const secrets = Object.entries(authentication ?? {}).flatMap(([setting, name]) =>
    setting === 'from' || setting.endsWith('_from') ? [name] : [],
  );
  return [...(base_from ? [base_from] : []), ...secrets];
}
