import type {RequestHandler} from 'express';
import helmet from 'helmet';

type Reason = 'host' | 'foreign' | 'form' | 'method' | 'nothing';

const statuses: Record<Reason, number> = {
  host: 403,
  foreign: 403,
  form: 415,
  method: 405,
  nothing: 404,
};

/** A request that is refused before anyone looks at its question. */
export class Refused extends Error {
  readonly reason: Reason;
  readonly status: number;

  constructor(reason: Reason, status = statuses[reason]) {
    super(`refused with ${status}`);
    this.name = 'Refused';
    this.reason = reason;
    this.status = status;
  }
}

export const loopbackHosts = ['localhost', '127.0.0.1', '[::1]'];

/** A foreign page can point its own name at this machine; only our own names are answered. */
export const onlyHosts =
  (hosts: readonly string[]): RequestHandler =>
  (request, _response, next) => {
    const name = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
    next(hosts.includes(name) ? undefined : new Refused('host'));
  };

export const onlyReading: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next();
  response.set('Allow', 'GET, HEAD');
  next(new Refused('method'));
};

/**
 * A foreign page can send a form to this machine, but not in our name: browsers say where a form
 * stood, by its origin or as their own verdict. What says neither is no form of ours.
 */
export const onlyFromHere: RequestHandler = (request, _response, next) => {
  const {origin, host, 'sec-fetch-site': site} = request.headers;
  const isOurs =
    (origin !== undefined || site !== undefined) &&
    (origin === undefined || hostOf(origin) === host?.toLowerCase()) &&
    (site === undefined || site === 'same-origin');
  next(isOurs ? undefined : new Refused('foreign'));
};

const hostOf = (origin: string) => (URL.canParse(origin) ? new URL(origin).host : undefined);

/** Other kinds of content can be sent by scripts only, and ours send none. */
export const onlyForms: RequestHandler = (request, _response, next) => {
  const isForm = request.is('application/x-www-form-urlencoded') !== false;
  next(isForm ? undefined : new Refused('form'));
};

/** Scripts, styles and data come from here alone, and nothing is run that stands in a page. */
export const securityHeaders: RequestHandler = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  // Without a referrer, browsers send a form of ours with the origin "null", as a foreign one.
  referrerPolicy: {policy: 'same-origin'},
  // Served over plain HTTP on the loopback, where this header has no meaning.
  strictTransportSecurity: false,
  xFrameOptions: {action: 'deny'},
});
