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

/** A monitoring system sees figures about the data only; it shares what is open for persons. */
export const monitor: Who = {user: 'monitor', role: 'controller', personal: true};
