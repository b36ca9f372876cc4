import type {Country} from './names.ts';

/** How sales divides the world. */
export type Region = 'Süd' | 'West' | 'Nord' | 'Ost' | 'Ausland';

const REGIONS: readonly Region[] = [
  'Ost',
  'Ost',
  'Nord',
  'Nord',
  'West',
  'West',
  'West',
  'Süd',
  'Süd',
  'Süd',
];

export const regionOf = ({code}: Country, [postcode]: readonly [string, string]): Region =>
  code === 'DE' ? (REGIONS[Number(postcode[0])] as Region) : 'Ausland';
