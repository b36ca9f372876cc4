import type {RequestHandler} from 'express';
import helmet from 'helmet';

/** A request that is refused before anyone looks at its question. */
export class Refused extends Error {
  readonly status: 403 | 404 | 405;

  constructor(status: 403 | 404 | 405) {
    super(`refused with ${status}`);
    this.name = 'Refused';
    this.status = status;
  }
}

export const loopbackHosts = ['localhost', '127.0.0.1', '[::1]'];

/** A foreign page can point its own name at this machine; only our own names are answered. */
export const onlyHosts =
  (hosts: readonly string[]): RequestHandler =>
  (request, _response, next) => {
    const name = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
    next(hosts.includes(name) ? undefined : new Refused(403));
  };

export const onlyReading: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next();
  response.set('Allow', 'GET, HEAD');
  next(new Refused(405));
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
  // Served over plain HTTP on the loopback, where this header has no meaning.
  strictTransportSecurity: false,
  xFrameOptions: {action: 'deny'},
});
