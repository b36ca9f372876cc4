import {Problem} from '../../company/problem.ts';
import type {DatabaseSystem} from '../../company/sources/database.ts';

const schemes = {
  postgres: ['postgres:', 'postgresql:'],
  mysql: ['mysql:', 'mariadb:'],
};

const spelling =
  'Signs such as @ : / ? # and % in user or password are written as %40 %3A %2F %3F %23 and %25.';

/**
 * The address that a variable holds. A password is part of it, and an error of a URL quotes what
 * it could not read: no message shows the address, and none has such an error as its cause.
 */
export function addressOf(
  source: string,
  {kind, url_from}: DatabaseSystem,
  environment: NodeJS.ProcessEnv,
): URL {
  const wrong = (what: string, next: string) => new Problem({where: source, what, next});
  const text = environment[url_from];
  if (!text) {
    throw wrong(
      `the environment variable ${url_from} is not set`,
      `Set it to the address of the database, such as ${kind}://user:password@host/database.`,
    );
  }
  const address = URL.canParse(text) ? new URL(text) : undefined;
  if (!address || !isSpelledWell(text, address)) {
    throw wrong(`what the environment variable ${url_from} holds is no address`, spelling);
  }
  if (!schemes[kind].includes(address.protocol)) {
    throw wrong(
      `the address in ${url_from} does not begin with ${schemes[kind].map(each => `${each}//`).join(' or ')}`,
      `Mend it, or "kind" of the database in sources.yaml, which is ${kind}.`,
    );
  }
  return address;
}

/** A sign of the password may end the user's part too early, and pass a piece of it off as host. */
function isSpelledWell(text: string, {username, password, pathname}: URL): boolean {
  if (text.includes('@') && username === '') return false;
  return [username, password, pathname].every(each => !/%(?![0-9a-f]{2})/i.test(each));
}
