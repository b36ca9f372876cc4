import type {Readable} from 'node:stream';
import type {FileFormat} from '../company/sources.ts';
import type {Manifest, Origin} from './manifest.ts';

/**
 * One thing that one system delivers. A stream names source columns only; it does not know where
 * its deliveries go, and never swallows an error.
 */
export interface Stream {
  source: string;
  name: string;
  delivery: 'full' | 'delta';
  format: FileFormat;
  /** Names of the columns where the file has no header line. */
  header: string[] | undefined;
  /** The source columns that must be there. */
  needs: string[];
  /** What has not been landed yet, oldest first. */
  offers(landed: readonly Manifest[]): AsyncIterable<Offer>;
}

/** One delivery that a system holds ready. */
export interface Offer {
  origin: Origin;
  read(): Readable;
}
