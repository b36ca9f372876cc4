import {basename, extname, join} from 'node:path';
import {beforeAll, describe, expect, test} from 'vitest';
import {type Model, readModel} from '../warehouse/model.ts';
import {projectFiles, root} from './project_files.ts';
import {smallWorld} from './small_world.ts';

const files = projectFiles(
  'warehouse/{dimensions,facts}/*.sql',
  'models/**/*.sql',
  'models/churn/churn_risk_*.ts',
  'models/*/int_*.ts',
  'scorecard/*.sql',
  'scorecard/int_*.ts',
);
const nameOf = (file: string) => basename(file, extname(file));

describe('the dictionary', () => {
  const models = new Map<string, Model>();
  const columns = new Map<string, string[]>();

  beforeAll(async () => {
    const world = await smallWorld();
    for (const file of files) {
      models.set(file, await readModel(join(root, file)));
      await world.build(nameOf(file));
      columns.set(
        file,
        (await world.db.columns(`from ${nameOf(file)}`)).map(({name}) => name),
      );
    }
    world.close();
  });

  test.each(files)('%s describes columns that it has, and only those', file => {
    const described = [...models.get(file)!.columns.keys(), ...models.get(file)!.grain];
    expect(described.filter(column => !columns.get(file)!.includes(column))).toEqual([]);
  });

  test('every column is described, by its model or by another that shares the word', () => {
    const words = new Set([...models.values()].flatMap(model => [...model.columns.keys()]));
    const silent = files.flatMap(file =>
      columns.get(file)!.flatMap(column => (words.has(column) ? [] : `${nameOf(file)}.${column}`)),
    );
    expect(silent).toEqual([]);
  });

  test('every answer and every fact promises more than its grain', () => {
    const careless = files.filter(
      file =>
        /^(fct_|[^_]+_by_|customer_)/.test(nameOf(file)) && models.get(file)!.checks.length === 0,
    );
    expect(careless).toEqual([]);
  });
});
