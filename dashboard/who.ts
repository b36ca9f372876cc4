import type {Request} from 'express';

/** Who asks, which decides what there is to see. */
export interface Who {
  user: string;
  role: 'controller';
  /** May see the names of persons. */
  personal: boolean;
}

/** Without accounts there is one local user; the server listens on this machine only. */
export function whoAsks(_request: Request): Who {
  return {user: 'local', role: 'controller', personal: true};
}
