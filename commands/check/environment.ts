import type {AlertSettings} from '../../company/alerts.ts';
import type {StreamDeclaration} from '../../company/sources/declared.ts';
import {channelsOf} from '../../pipelines/alerts/channels.ts';

/** A variable that a source needs from the environment; its value is never told. */
export interface Variable {
  source: string;
  name: string;
  isSet: boolean;
  /** What is wrong with a value that is set. */
  fault?: string;
}

/** The variables that alerts are sent with. */
export const alertVariables = (
  alerts: AlertSettings | undefined,
  environment: NodeJS.ProcessEnv,
): Variable[] =>
  (alerts ? channelsOf(alerts, environment) : []).map(({name, variable, fault}) => {
    const isSet = Boolean(environment[variable]);
    return {source: `alerts by ${name}`, name: variable, isSet, ...(isSet && fault ? {fault} : {})};
  });

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
