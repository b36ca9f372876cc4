import {dirname, join, normalize} from 'node:path';
import {describe, expect, test} from 'vitest';
import {projectFiles, textOf} from './project_files.ts';

/** Data flows from left to right; imports point back to the left, never to the right. */
const river = [
  'company',
  'pipelines',
  'warehouse',
  'models',
  'scorecard',
  'dashboard',
  'commands',
  'kundenwert.ts',
];

interface Import {
  from: string;
  to: string;
}

const imports: Import[] = projectFiles(
  ...river.map(each => (each.endsWith('.ts') ? each : `${each}/**/*.ts`)),
).flatMap(from =>
  [...textOf(from).matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(match => ({
    from,
    to: normalize(join(dirname(from), match[1]!)),
  })),
);

const stageOf = (file: string) => river.indexOf(file.split('/')[0]!);
const upstream = (all: readonly Import[]) =>
  all.filter(({from, to}) => stageOf(to) > stageOf(from));
const packagesOf = (file: string) =>
  [...textOf(file).matchAll(/from '([^.'][^']*)'/g)].map(match => match[1]!);

describe('the river', () => {
  test('imports point only back to the left', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(upstream(imports)).toEqual([]);
  });

  test('an import to the right would be noticed', () => {
    const wrong = {from: 'warehouse/build.ts', to: 'scorecard/kpi.ts'};
    const right = {from: 'scorecard/kpi.ts', to: 'warehouse/build.ts'};
    expect(upstream([wrong, right])).toEqual([wrong]);
  });

  test('the product imports no example but the shipped one, and only to make its files', () => {
    const toExamples = imports.filter(({to}) => to.startsWith('examples/'));
    expect(toExamples).toEqual([
      {from: 'commands/example.ts', to: 'examples/musterwerk/generate.ts'},
    ]);
  });

  test('an example imports nothing of the product', () => {
    const outward = projectFiles('examples/**/*.ts').flatMap(file =>
      [...textOf(file).matchAll(/from '(\.\.\/[^']+)'/g)]
        .map(match => normalize(join(dirname(file), match[1]!)))
        .filter(to => !to.startsWith('examples/')),
    );
    expect(outward).toEqual([]);
  });
});

describe('who knows what', () => {
  test('one file opens DuckDB', () => {
    const openers = projectFiles('**/*.ts')
      .filter(file => !file.startsWith('tests/'))
      .filter(file => packagesOf(file).some(name => name.startsWith('@duckdb/')));
    expect(openers).toEqual(['warehouse/database.ts']);
  });

  test('pipelines and company settings have never heard of DuckDB; only source databases of SQL', () => {
    const informed = projectFiles('pipelines/**/*.ts', 'company/**/*.ts').filter(file =>
      packagesOf(file).some(
        name =>
          /duckdb/.test(name) || (/kysely/.test(name) && !file.startsWith('pipelines/databases/')),
      ),
    );
    expect(informed).toEqual([]);
  });

  test('Express is spoken in the dashboard only', () => {
    const speakers = projectFiles('**/*.ts')
      .filter(file => !/^(dashboard|tests)\//.test(file))
      .filter(file => packagesOf(file).includes('express'));
    expect(speakers).toEqual([]);
  });

  test('models never read the clock', () => {
    const readers = projectFiles('models/**', 'scorecard/**', 'warehouse/{dimensions,facts}/**')
      .filter(file => /\.(sql|ts)$/.test(file))
      .filter(file =>
        /\b(now\(\)|current_date|current_timestamp|Date\.now|new Date\(\))/i.test(textOf(file)),
      );
    expect(readers).toEqual([]);
  });
});
