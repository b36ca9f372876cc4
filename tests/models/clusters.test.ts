import {describe, expect, test} from 'vitest';
import {type Learnt, learnClusters, type Sample} from '../../models/portfolio/clusters.ts';
import {smallWorld} from '../small_world.ts';

const features = ['net_revenue', 'silence'];
const asked = {features, number: null, fewest: 2, most: 5};

/** Customers around places: the same ones each time. */
const around = (places: [number, number][], each: number): Sample[] =>
  places.flatMap(([revenue, silence], place) =>
    Array.from({length: each}, (_, at) => ({
      customer_id: place * 1000 + at,
      net_revenue: revenue + Math.sin(at * 7 + place) / 3,
      silence: silence + Math.cos(at * 5 + place) / 3,
    })),
  );

const three = around(
  [
    [10, 1],
    [5, 1],
    [5, 9],
  ],
  40,
);

const chosen = (learnt: ReturnType<typeof learnClusters>) =>
  (learnt as Learnt).found.find(each => each.isChosen)!;

describe('clusters', () => {
  test('are as many as the silhouette says, called by what stands out, largest first', () => {
    const {clusters, silhouette, centres} = chosen(learnClusters(three, asked));
    expect(clusters).toBe(3);
    expect(silhouette).toBeGreaterThan(0.8);
    expect(centres.map(({name, members}) => [name, members])).toEqual([
      ['+net_revenue -silence', 40],
      ['-silence -net_revenue', 40],
      ['+silence -net_revenue', 40],
    ]);
  });

  test('keep their names whatever the order of customers, and when a few more come', () => {
    const names = (sample: Sample[]) =>
      chosen(learnClusters(sample, asked))
        .centres.map(({name}) => name)
        .sort();
    expect(names(three.toReversed())).toEqual(names(three));
    expect(
      names([...three, {net_revenue: 9, silence: 2}, {net_revenue: null, silence: 9}]),
    ).toEqual(names(three));
  });

  test('are as many as a company wants', () => {
    const {clusters, centres} = chosen(learnClusters(three, {...asked, number: 4}));
    expect(clusters).toBe(4);
    expect(new Set(centres.map(({name}) => name)).size).toBe(4);
  });

  test('are none of few customers, nor of customers that are all alike', () => {
    expect(learnClusters(three.slice(0, 29), asked)).toBe('too_few_customers');
    const alike = Array.from({length: 40}, () => ({net_revenue: 5, silence: null}));
    expect(learnClusters(alike, asked)).toBe('all_alike');
  });
});

test('SQL puts each customer to the centre that the sample put it to', async () => {
  const {given, build, close} = await smallWorld();
  const rows = three.map(({net_revenue, silence}, at) => ({
    customer_id: `K${String(at).padStart(3, '0')}`,
    net_revenue: net_revenue!,
    silence: silence!,
    product_lines: 3,
  }));
  await given('int_customer_feature', rows);
  const found = await build('int_customer_cluster');
  expect(found.map(each => each.cluster)).toEqual([
    ...Array.from({length: 40}, () => '+net_revenue -silence'),
    ...Array.from({length: 40}, () => '-silence -net_revenue'),
    ...Array.from({length: 40}, () => '+silence -net_revenue'),
  ]);
  close();
});

test('of many customers 2,000 are drawn, evenly and always the same', async () => {
  const {db, ensure, build, close} = await smallWorld();
  await ensure('int_customer_feature');
  await db.run(`insert into int_customer_feature by name
    select 'K' || i as customer_id, ln(1 + i) as net_revenue, 1 as order_frequency, 1 as tenure
    from range(50001) as r(i)`);
  const drawn = await build('int_cluster_sample');
  expect(drawn).toHaveLength(2000);
  const revenue = drawn.map(each => Math.round(Math.exp(Number(each.net_revenue)) - 1));
  revenue.sort((a, b) => a - b);
  const gaps = revenue.slice(1).map((each, at) => each - revenue[at]!);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(25);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(26);
  close();
});
