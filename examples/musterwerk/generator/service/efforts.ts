import {POOLS} from '../staff/cost_centres.ts';

/** Who does it, how long it takes in the mean (minutes, with travel), and how often a clock ran. */
export const EFFORT = {
  besuch: {kind: 'besuch', team: POOLS.fieldSales, minutes: 195, sigma: 0.45, measured: 0.55},
  anruf: {kind: 'anruf', team: POOLS.fieldSales, minutes: 14, sigma: 0.6, measured: 0.7},
  teileangebot: {
    kind: 'angebot',
    team: POOLS.insideSales,
    minutes: 14,
    sigma: 0.5,
    measured: 0.55,
  },
  angebotsgespraech: {
    kind: 'besuch',
    team: POOLS.fieldSales,
    minutes: 120,
    sigma: 0.4,
    measured: 0.55,
  },
  // With those who have not bought yet.
  akquisebesuch: {
    kind: 'besuch',
    team: POOLS.fieldSales,
    minutes: 195,
    sigma: 0.45,
    measured: 0.55,
  },
  akquiseanruf: {kind: 'anruf', team: POOLS.fieldSales, minutes: 14, sigma: 0.6, measured: 0.7},
  akquisegespraech: {
    kind: 'besuch',
    team: POOLS.fieldSales,
    minutes: 120,
    sigma: 0.4,
    measured: 0.55,
  },
  serviceeinsatz: {
    kind: 'serviceeinsatz',
    team: POOLS.fieldService,
    minutes: 415,
    sigma: 0.4,
    measured: 0.55,
  },
  wartung: {
    kind: 'serviceeinsatz',
    team: POOLS.fieldService,
    minutes: 390,
    sigma: 0.3,
    measured: 0.55,
  },
  garantie: {
    kind: 'serviceeinsatz',
    team: POOLS.fieldService,
    minutes: 430,
    sigma: 0.4,
    measured: 0.55,
  },
  inbetriebnahme: {
    kind: 'serviceeinsatz',
    team: POOLS.fieldService,
    minutes: 2100,
    sigma: 0.35,
    measured: 0.55,
  },
  mahnung: {kind: 'mail', team: '2700', minutes: 12, sigma: 0.4, measured: 0.3},
  klaerung: {kind: 'anruf', team: '2700', minutes: 15, sigma: 0.6, measured: 0.3},
} as const;

export type Effort = keyof typeof EFFORT;
