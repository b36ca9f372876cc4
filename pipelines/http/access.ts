import {Problem} from '../../company/problem.ts';
import type {HttpSystem} from '../../company/sources/http.ts';

/** Where a service is, and what opens it. */
export interface Access {
  base: URL;
  headers: Headers;
  /** The text without any secret in it. */
  redact(text: string): string;
}

/** Reads the address and the credentials of a service; a Problem where a variable is missing. */
export function accessTo(
  source: string,
  system: HttpSystem,
  environment: NodeJS.ProcessEnv,
): Access {
  const where = `sources.yaml, ${source}.http`;
  const variable = (name: string) => variableOf(where, name, environment);
  const base = baseOf(where, system, variable);
  const headers = new Headers({accept: 'application/json'});
  const set = (name: string, value: string, from: string) => {
    try {
      headers.set(name, value);
    } catch {
      throw unfit(where, name, from);
    }
  };
  for (const [name, value] of Object.entries(system.headers)) set(name, value, '"headers"');
  const secrets = secretsOf(where, system, variable);
  if (secrets) set(secrets.header, secrets.value, secrets.variable);
  const hidden = [...(secrets?.hidden ?? []), ...(system.base_from ? queryOf(base) : [])];
  return {base, headers, redact: text => redacted(text, hidden)};
}

function variableOf(where: string, name: string, environment: NodeJS.ProcessEnv): string {
  const value = environment[name]?.replace(/[\r\n]+$/, '');
  if (value) return value;
  throw new Problem({
    where,
    what: `the environment variable ${name} is not set`,
    next: `Set ${name} where kundenwert runs, then run the command again.`,
  });
}

function baseOf(where: string, system: HttpSystem, variable: (name: string) => string): URL {
  const {base_from: from, base = variable(from!)} = system;
  const url = URL.parse(base.trim());
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new Problem({
      where,
      what: `${from ?? 'base'} holds no address of a web service`,
      next: 'It must look like https://erp.example/api.',
    });
  }
  if (!url.username && !url.password) return url;
  throw new Problem({
    where,
    what: `${from ?? 'base'} holds a user or password beside the address`,
    next: 'Put user:password into a variable of its own, and name it: authentication: {basic_from: …}',
  });
}

interface Secrets {
  header: string;
  value: string;
  variable: string;
  /** All forms that must not be shown. */
  hidden: string[];
}

function secretsOf(
  where: string,
  {authentication}: HttpSystem,
  variable: (name: string) => string,
): Secrets | undefined {
  if (!authentication) return undefined;
  if ('header' in authentication) {
    const {header, from} = authentication;
    const value = variable(from);
    return {header, value, variable: from, hidden: [value]};
  }
  if ('bearer_from' in authentication) {
    const from = authentication.bearer_from;
    const token = variable(from);
    return {header: 'authorization', value: `Bearer ${token}`, variable: from, hidden: [token]};
  }
  return basic(where, authentication.basic_from, variable(authentication.basic_from));
}

function basic(where: string, from: string, credentials: string): Secrets {
  const colon = credentials.indexOf(':');
  if (colon === -1) {
    throw new Problem({
      where,
      what: `${from} does not hold a user and a password`,
      next: 'It must look like user:password.',
    });
  }
  const encoded = Buffer.from(credentials).toString('base64');
  const hidden = [credentials, encoded, credentials.slice(colon + 1)];
  return {header: 'authorization', value: `Basic ${encoded}`, variable: from, hidden};
}

const unfit = (where: string, header: string, from: string) =>
  new Problem({
    where,
    what: `the header ${header} cannot be sent with what ${from} holds`,
    next: 'Look for line breaks and for characters beyond Latin letters in it.',
  });

/** Keys within an address are secret, too; short values such as 1 or true are none. */
const queryOf = ({searchParams}: URL) =>
  [...searchParams.values()].filter(({length}) => length > 5);

const redacted = (text: string, hidden: readonly string[]) =>
  hidden
    .filter(Boolean)
    .flatMap(secret => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
    .reduce((shown, secret) => shown.replaceAll(secret, '***'), text);

/** The address without user, password, or what its parameters hold. */
export function shownUrl({origin, pathname, searchParams}: URL): string {
  const names = [...new Set(searchParams.keys())].map(name => `${name}=…`).join('&');
  return `${origin}${pathname}${names && `?${names}`}`;
}
