import {z} from 'zod';
import {CostSettings} from './costs.ts';
import {PortfolioSettings} from './portfolio.ts';
import {ScorecardSettings} from './scorecard.ts';
import {CompanySettings} from './settings.ts';
import {SourcesSettings} from './sources/sources.ts';

const schemas = {
  'company.schema.json': CompanySettings,
  'costs.schema.json': CostSettings,
  'portfolio.schema.json': PortfolioSettings,
  'scorecard.schema.json': ScorecardSettings,
  'sources.schema.json': SourcesSettings,
};

/** File name and content of the JSON Schema of each YAML file of a company. */
export const schemaTexts = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(schemas).map(([file, schema]) => [
      file,
      `${JSON.stringify(z.toJSONSchema(schema, {io: 'input'}), null, 2)}\n`,
    ]),
  );
