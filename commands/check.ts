import {join} from 'node:path';
import type {Company} from '../company/company.ts';
import {exitStatus, explained, Problem} from '../company/problem.ts';
import {fileStream, matchingFiles} from '../pipelines/files/file_stream.ts';
import {verifyHeader} from '../pipelines/verify.ts';
import {kpis} from '../scorecard/kpis/index.ts';
import {undeliveredEntities, warehouseProblems} from '../warehouse/company_check.ts';
import {ensureExample} from './example.ts';
import {modelFiles} from './model_files.ts';
import {companyAt, type Places} from './places.ts';

/** Looks for everything that would fail in the night, and says what could not be computed. */
export async function check(places: Places, {json}: {json?: boolean}): Promise<void> {
  const company = await companyAt(places);
  await ensureExample(places);
  const problems = [
    ...(await warehouseProblems(company, await modelFiles(company))),
    ...(await fileProblems(company)),
  ];
  const gaps = gapsOf(company);
  if (json) {
    const mistakes = problems.map(({where, what, next}) => ({where, what, next}));
    console.log(JSON.stringify({company: company.settings.name, mistakes, gaps}, null, 2));
  } else {
    console.log(text(company, problems, gaps));
  }
  if (problems.length > 0) process.exitCode = exitStatus.failed;
}

/** Missing files, and headers that are not what the mappings need. */
async function fileProblems(company: Company): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const declaration of company.streams) {
    try {
      const newest = (await matchingFiles(declaration, company.files)).at(-1)!;
      await verifyHeader(join(company.files, newest), fileStream(declaration, company.files));
    } catch (error) {
      const known = explained(error);
      if (!(known instanceof Problem)) throw error;
      problems.push(known);
    }
  }
  return problems;
}

interface Gap {
  entity: string;
  kpis: string[];
}

/** What no stream delivers, and which KPIs of the library have no data for that. */
const gapsOf = (company: Company): Gap[] =>
  undeliveredEntities(company).map(entity => ({
    entity,
    kpis: kpis.filter(kpi => kpi.needs.includes(entity)).map(kpi => kpi.id),
  }));

function text({settings, streams}: Company, problems: readonly Problem[], gaps: readonly Gap[]) {
  const lines = problems.map(({message}) => `${message}\n`);
  const missing = gaps.map(
    ({entity, kpis: without}) =>
      `  ${entity}${without.length > 0 ? ` (needed for ${without.join(', ')})` : ''}`,
  );
  return [
    ...lines,
    ...(missing.length > 0
      ? ['No stream delivers these entities; what they feed is empty:', ...missing]
      : []),
    problems.length > 0
      ? `${problems.length} ${problems.length === 1 ? 'mistake' : 'mistakes'} in ${settings.name}`
      : `${settings.name}: ${streams.length} streams, no mistakes found`,
  ].join('\n');
}
