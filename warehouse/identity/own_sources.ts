import type {Company} from '../../company/company.ts';

/** Sources that number their customers for themselves, in the order of sources.yaml. */
export const ownSources = ({streams}: Pick<Company, 'streams'>): string[] => [
  ...new Set(
    streams.filter(({customerNumbers}) => customerNumbers === 'own').map(({source}) => source),
  ),
];
