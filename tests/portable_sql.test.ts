import {describe, expect, test} from 'vitest';
import {unportable} from './portability.ts';
import {projectFiles, textOf} from './project_files.ts';

const models = projectFiles('models/**/*.sql', 'scorecard/**/*.sql').filter(
  file => !projectFiles('**/*.trino.sql').includes(file.replace(/\.sql$/, '.trino.sql')),
);

describe('the SQL of models runs on a distributed engine as it is', () => {
  test.each(models)('%s', file => {
    expect(unportable(textOf(file))).toEqual([]);
  });
});

describe('what would not run there is noticed', () => {
  test.each([
    ['the :: cast', 'select x::int as x from t'],
    ['the // division', 'select cast(a as double) // 2 as x from t'],
    ['using', 'select a.x from a join b using (k)'],
    ['qualify', 'select x from t qualify row_number() over (order by x) = 1'],
    ['group by all', 'select x, count(*) as n from t group by all'],
    ['named windows', 'select sum(x) over w as s from t window w as (order by y)'],
    ['lists', 'select [1, 2] as x'],
    ['structs', "select {'a': 1} as x"],
    ['lambdas', 'select list_transform(x, y -> y + 1) as x from t'],
    ['recursion', 'with recursive a as (select 1 as x union all select x from a) select x from a'],
    ['distinct on', 'select distinct on (x) x, y from t'],
    ['asof, semi and anti joins', 'select a.x from a anti join b on a.k = b.k'],
    ['asof, semi and anti joins', 'select a.x from a asof join b on a.t >= b.t'],
    ['select * from a join', 'select * from a join b on a.k = b.k'],
    ['functions that Trino lacks', 'select md5(x) as x from t'],
    ['functions that Trino lacks', 'select strptime(x, y) as x from t'],
    ['functions that Trino lacks', 'select now() as x'],
    ['division of anything but doubles', 'select a / nullif(b, 0) as x from t'],
    ['division without nullif', 'select cast(a as double) / b as x from t'],
    ['more than one statement', 'select 1 as x; select 2 as y'],
  ])('%s', (name, sql) => {
    expect(unportable(sql)).toContain(name);
  });

  test('what runs there is let through', () => {
    expect(
      unportable(`with a as (select * from t)
        select cast(sum(x) as double) / nullif(count(*), 0) as y,
          sum(x) over (order by y rows between 1 preceding and current row) as z
        from a`),
    ).toEqual([]);
  });
});
