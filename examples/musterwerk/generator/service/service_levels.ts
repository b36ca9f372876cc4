import {utf8} from '../files/format.ts';
import type {List} from '../files/list.ts';

export const SERVICE_LEVELS = utf8(
  'servicelevel;bezeichnung;reaktion_h;loesung_h;minuten_inklusive;besuche',
);

/** What the tiers of a contract promise: an answer within 8, 4 or 2 working hours. */
export function writeServiceLevels(file: List): void {
  file.row(['SL-Basic', 'Basic', '8', '72', '720', '1']);
  file.row(['SL-Plus', 'Plus', '4', '36', '950', '2']);
  file.row(['SL-Premium', 'Premium', '2', '16', '950', '2']);
}
