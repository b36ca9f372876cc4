import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Closing} from '../company/closed_costs.ts';
import {type Company, closedUntilNow} from '../company/company.ts';
import {exitStatus, explained, Problem} from '../company/problem.ts';
import {closingsOf} from '../pipelines/closings.ts';
import {kpis} from '../scorecard/kpis/index.ts';
import {companyModels} from '../scorecard/model_files.ts';
import {undeliveredEntities, warehouseProblems} from '../warehouse/company_check.ts';
import {type Connection, openDatabase} from '../warehouse/database.ts';
import {tooMany} from '../warehouse/staging/too_many.ts';
import {countsOf} from './check/at_least.ts';
import {alertVariables, variablesOf} from './check/environment.ts';
import {outlook} from './check/outlook.ts';
import {asJson, asText, type Findings, rejectionText} from './check/report.ts';
import {type SampledStream, sampled} from './check/sample.ts';
import {boundStaging, strayStaging} from './check/staging.ts';
import {ensureExample} from './example.ts';
import {companyAt, type Places} from './places.ts';

/** Looks for everything that would fail in the night, and says what could be computed next. */
export async function check(places: Places, {json}: {json?: boolean}): Promise<void> {
  const company = await companyAt(places);
  await ensureExample(places);
  const findings = await findingsOf(company, closingsOf(places.data));
  console.log(json ? JSON.stringify(asJson(findings), null, 2) : asText(findings));
  if (findings.mistakes.length > 0) process.exitCode = exitStatus.failed;
}

/** Rows are staged in a scratch folder: the data folder of the company is never touched. */
async function findingsOf(company: Company, closings: readonly Closing[]): Promise<Findings> {
  const settings = await warehouseProblems(company, () =>
    companyModels(closedUntilNow(company, closings)),
  );
  const stray = strayStaging(company);
  const scratch = await mkdtemp(join(tmpdir(), 'kundenwert-check-'));
  const database = await openDatabase(':memory:', {spill: join(scratch, '.spill')});
  try {
    const db = await database.connect();
    const {samples, problems} = await samplesOf(db, scratch, company);
    const staging = await boundStaging(db, company, samples);
    return {
      company: company.settings.name,
      streams: company.streams.length,
      mistakes: [
        ...settings,
        ...stray,
        ...problems,
        ...samples.flatMap(failing),
        ...staging.problems,
        ...noCustomers(company),
      ],
      gaps: gapsOf(company),
      samples,
      unbound: staging.unbound,
      variables: [
        ...variablesOf(company.streams, process.env),
        ...alertVariables(company.settings.alerts, process.env),
      ],
      outlook: outlook(company, staging.columns, await countsOf(db, company, samples)),
    };
  } finally {
    database.close();
    await rm(scratch, {recursive: true, force: true});
  }
}

async function samplesOf(db: Connection, scratch: string, company: Company) {
  const samples: SampledStream[] = [];
  const problems: Problem[] = [];
  for (const declaration of company.streams) {
    if (declaration.place.from !== 'files') continue;
    try {
      samples.push(await sampled(db, scratch, company.files, declaration));
    } catch (error) {
      const known = explained(error);
      if (!(known instanceof Problem)) throw error;
      problems.push(known);
    }
  }
  return {samples, problems};
}

/** A few bad rows wait in quarantine; a great share of them fails the delivery. */
function failing({declaration, file, rows, rejected, reasons}: SampledStream): Problem[] {
  const {source, stream, expect} = declaration;
  const isAll = rows > 0 && rejected === rows;
  if (expect.rejected === 1 || (!isAll && !tooMany(rejected, rows, expect.rejected))) return [];
  return [
    new Problem({
      where: `${source}/${stream}, ${file}`,
      what: `${isAll ? 'all' : `${rejected} of the first`} ${rows} rows would be rejected:\n${reasons.map(rejectionText).join('\n')}`,
      next: 'Mend the mapping or the format in sources.yaml, then run: kundenwert check',
    }),
  ];
}

/** Everything else may be missing, and then stays empty. */
function noCustomers(company: Company): Problem[] {
  if (!undeliveredEntities(company).includes('customers')) return [];
  return [
    new Problem({
      where: 'sources.yaml',
      what: 'no stream delivers customers, the one thing that every company needs',
      next: 'Map a stream to the entity customers, or write staging/stg_<source>__customers.sql.',
    }),
  ];
}

/** What no stream delivers, and which KPIs of the library have no data for that. */
const gapsOf = (company: Company): Findings['gaps'] =>
  undeliveredEntities(company).map(entity => ({
    entity,
    kpis: kpis.filter(kpi => kpi.needs.includes(entity)).map(kpi => kpi.id),
  }));
