import type {Company} from '../company/company.ts';
import {CostSettings} from '../company/costs.ts';
import {PortfolioSettings} from '../company/portfolio.ts';
import {ScorecardSettings} from '../company/scorecard.ts';
import {CompanySettings} from '../company/settings.ts';

/** A company without data, for tests that need one. */
export const smallCompany: Company = {
  folder: '/nowhere',
  files: '/nowhere',
  settings: CompanySettings.parse({
    name: 'Kleinwerk GmbH',
    currency: 'EUR',
    time_zone: 'Europe/Berlin',
    region: {country: 'DE', state: 'BW'},
    fiscal_year_starts: 10,
    required_customer_fields: ['vat_id', 'industry'],
  }),
  streams: [],
  scorecard: ScorecardSettings.parse({
    perspectives: {
      finance: {
        weight: 30,
        objectives: {
          earn: {
            title: {de: 'Verdienen', en: 'Earn'},
            kpis: {revenue_per_customer: {target: 200, red: 100}},
          },
        },
      },
      customers: {
        weight: 30,
        objectives: {
          keep: {
            title: {de: 'Halten', en: 'Keep'},
            kpis: {
              churn_rate: {target: 10, red: 60, veto: true},
              net_customer_growth: {target: 0, red: -50, weight: 3},
            },
          },
        },
      },
      processes: {
        weight: 25,
        objectives: {
          answer: {
            title: {de: 'Antworten', en: 'Answer'},
            kpis: {answered_within_2h: {target: 90, red: 60}},
          },
        },
      },
      learning: {
        weight: 15,
        objectives: {
          learn: {
            title: {de: 'Lernen', en: 'Learn'},
            kpis: {training_rate: {target: 100, red: 70}},
          },
        },
      },
    },
  }),
  costs: CostSettings.parse({}),
  portfolio: PortfolioSettings.parse({}),
  closings: [],
  staging: [],
  models: [],
};
