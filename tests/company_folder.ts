import {type Company, readCompany} from '../company/company.ts';
import {writeFiles} from './temporary_folder.ts';

export const companyYaml = `
name: Small World GmbH
currency: EUR
time_zone: Europe/Berlin
region: {country: DE, state: BW}
fiscal_year_starts: 10
business_date: latest
`;

const noObjectives = '{weight: 1, objectives: {}}';

export const scorecardYaml = `
perspectives:
  finance: ${noObjectives}
  customers: ${noObjectives}
  processes: ${noObjectives}
  learning: ${noObjectives}
`;

/** The smallest folder that is a company; `files` adds to it or replaces parts of it. */
export function writeCompany(folder: string, files: Record<string, string | Buffer>): string {
  return writeFiles(folder, {
    'company.yaml': companyYaml,
    'sources.yaml': '{}',
    'scorecard.yaml': scorecardYaml,
    ...files,
  });
}

export const companyIn = (
  folder: string,
  files: Record<string, string | Buffer>,
): Promise<Company> => readCompany(writeCompany(folder, files));
