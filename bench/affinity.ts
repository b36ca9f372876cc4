import {smallWorld} from '../tests/small_world.ts';
import {printTable} from './table.ts';

const [baskets = 1_000_000, products = 2000] = process.argv.slice(2).map(Number);

/*
Baskets of one to nine products over three years, some products bought a hundred times as often as others;
with every fortieth product goes the one after it in four of ten baskets. The numbers are hashed, so that
every run has the same baskets.
*/
const world = await smallWorld('2026-12-31');
const {db} = world;
const settings = {basket: 'orders', items: 'products', months: 36, lines: 100_000_000};
const least = {support: 0.02, baskets: 10, confidence: 5, lift: 1, length: 3};
await world.given('set_affinity', [{...settings, ...least}]);
for (const each of ['customers', 'invoice_lines', 'interactions'])
  await world.given(`stg_${each}`, []);
const uniform = (of: string) => `(hash(${of}) % 1000003 + 0.5) / 1000003`;
await db.run(`insert into stg_invoice_lines by name
  with drawn as (
    select b, n, cast(floor(${products} * power(${uniform("'product' || b || '-' || n")}, 3)) as integer) as product
    from (
      select b, unnest(range(cast(1 + hash('size' || b) % 9 as integer))) as n from range(${baskets}) as r(b)
    )),
  followed as (
    select b, product from drawn
    union
    select b, product + 1 from drawn
    where product % 40 = 0 and ${uniform("'follows' || b || '-' || n")} < 0.4
  )
  select 'R' || b as invoice_id, row_number() over (partition by b order by product) as line,
    'K' || hash(b) % ${Math.ceil(baskets / 30)} as customer_id, 'P' || product as product_id,
    date '2024-01-02' + cast(b * 1080 // ${baskets} as integer) as invoiced_on,
    1 as quantity, 10 as net_amount
  from followed`);

const built: (string | number)[][] = [];
const processors = () => {
  const {user, system} = process.cpuUsage();
  return (user + system) / 1e6;
};
const timed = async (name: string, work: () => Promise<number>) => {
  const [began, cpu] = [performance.now(), processors()];
  const rows = await work();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  built.push([name, rows, seconds, (processors() - cpu).toFixed(1)]);
};
const countOf = async (table: string) =>
  (await db.rows<{n: number}>(`select count(*) as n from ${table}`))[0]!.n;
const model = (name: string) =>
  timed(name, async () => {
    await world.ensure(name);
    return countOf(name);
  });

for (const each of ['fct_invoice_line', 'int_basket_item', 'int_affinity_rule', 'product_affinity'])
  await model(each);

/* What DuckDB can say by itself: pairs, with their support, confidence and lift, of all months at once. */
await timed('pairs in bare DuckDB', async () => {
  await db.run(`create table bare as
    with items as (
      select item, count(*) as own from int_basket_item group by item),
    pairs as (
      select a.item as antecedent, b.item as consequent, count(*) as both
      from int_basket_item as a
      inner join int_basket_item as b on a.basket = b.basket and a.item <> b.item
      group by all having count(*) >= ${Math.max(least.baskets, (baskets * least.support) / 100)})
    select p.*, p.both / a.own as confidence, p.both * ${baskets} / (a.own * c.own) as lift
    from pairs as p
    inner join items as a on p.antecedent = a.item
    inner join items as c on p.consequent = c.item
    where p.both / a.own >= ${least.confidence / 100} and p.both * ${baskets} / (a.own * c.own) >= 1`);
  return countOf('bare');
});
const [differing] = await db.rows<{n: number}>(`select count(*) as n
  from bare as b
  full join (from product_affinity where antecedent_items = 1 and consequent_items = 1) as p
    on b.antecedent = p.antecedent and b.consequent = p.consequent
  where b.both is distinct from p.baskets_both or not abs(b.lift - p.lift) < 1e-9`);
const [pairs] = await db.rows<{pairs: number; found: number; others: number}>(`select
    ${Math.floor((products - 1) / 40) + 1} as pairs,
    count(*) filter (where number % 40 = 0 and next = number + 1) as found,
    count(*) filter (where not (number // 40 = next // 40 and number % 40 < 2 and next % 40 < 2)) as others
  from (select cast(antecedent[2:] as integer) as number, cast(consequent[2:] as integer) as next
    from product_affinity
    where is_clear and antecedent_items = 1 and consequent_items = 1)`);
world.close();
printTable(
  `What goes together in ${baskets.toLocaleString('en')} baskets of ${products.toLocaleString('en')} products`,
  ['table', 'rows', 'seconds', 'of processors'],
  built,
);
const memory = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(`Pairs on which both differ: ${differing!.n}. Of ${pairs!.pairs} planted pairs ${pairs!.found} are
found; ${pairs!.others} clear rules are none. At most ${memory} MB in all.`);
