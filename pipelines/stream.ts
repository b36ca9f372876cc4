import type {Readable} from 'node:stream';
import type {StreamDeclaration} from '../company/sources/declared.ts';
import type {Manifest, Origin} from './manifest.ts';

/**
 * One thing that one system delivers. A stream names source columns only; it does not know where
 * its deliveries go, and never swallows an error.
 */
export interface Stream {
  source: string;
  name: string;
  declaration: StreamDeclaration;
  /** The source columns that must be there. */
  needs: string[];
  /** What has not been landed yet, oldest first. */
  offers(landed: readonly Manifest[]): AsyncIterable<Offer>;
}

/** One delivery that a system holds ready. */
export interface Offer {
  origin: Origin;
  read(): Readable;
  /** The text of the control file that came with it, where one is declared. */
  control?(): Promise<string>;
  /** How far the delivery reaches, known when it has been read: where the next one begins. */
  watermark?(): string | undefined;
  /** Throws a Problem when what was read is not what was offered: the file has grown meanwhile. */
  confirm?(): Promise<void>;
  /** SHA-256 of the content that would be no news. */
  known?: string | undefined;
}
