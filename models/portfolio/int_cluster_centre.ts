/*
Clusters of customers that are alike: k-means on standardised features, for each number of clusters that was
tried, and how well each of them tells customers apart.

Features are standardised by the mean and the deviation of the sample; what is not known is taken as usual.
The best of ten seeded starts counts. Where portfolio.yaml does not say how many clusters, the smallest number
whose silhouette is within 5 % of the best is chosen. Clusters are sorted by their centres, the first
feature first, and called by the features that stand out from the mean by half a deviation or more, so they
keep their names as long as they keep their shape.

One row per clusters, cluster, feature.

clusters    how many; 0 where there are none
cluster     the features that stand out, with + above and - below the mean; = where none does; empty where
            there are none
feature     as in int_customer_feature; empty where there are no clusters
place       1 for the cluster of the largest centre
centre      mean of its members in the sample, in deviations from everybody's mean
usual       everybody's mean, in the feature's unit
spread      everybody's deviation, likewise
members     in the sample
silhouette  of this number of clusters, -1 to 1: above 0.5 clear, below 0.25 hardly any
is_chosen   customers belong to clusters of this number
reason      why there are none: too_few_customers (below 30) or all_alike

check silhouette between -1 and 1 or silhouette is null
check (cluster is null) = (reason is not null)
*/
import type {RowsWork} from '../../warehouse/model.ts';
import {learnClusters, type Sample} from './clusters.ts';

const intClusterCentre: RowsWork = {
  inputs: ['int_cluster_sample', 'set_portfolio_cluster'],
  columns: {
    clusters: 'INTEGER',
    cluster: 'VARCHAR',
    feature: 'VARCHAR',
    place: 'INTEGER',
    centre: 'DOUBLE',
    usual: 'DOUBLE',
    spread: 'DOUBLE',
    members: 'INTEGER',
    silhouette: 'DOUBLE',
    is_chosen: 'BOOLEAN',
    reason: 'VARCHAR',
  },

  async rows(db) {
    const settings = await db
      .selectFrom('set_portfolio_cluster')
      .selectAll()
      .orderBy('position')
      .execute();
    const features = settings.map(({feature}) => feature);
    const sample = await db
      .selectFrom('int_cluster_sample')
      .selectAll()
      .orderBy('customer_id')
      .execute();
    const {clusters: number, fewest, most} = settings[0]!;
    const learnt = learnClusters(sample as unknown as Sample[], {features, number, fewest, most});
    if (typeof learnt === 'string') return [{...nothing, reason: learnt}];
    return learnt.found.flatMap(({clusters, silhouette, isChosen, centres}) =>
      centres.flatMap(({name, members, centre}, at) =>
        features.map((feature, dimension) => ({
          ...nothing,
          clusters,
          cluster: name,
          feature,
          place: at + 1,
          centre: centre[dimension]!,
          usual: learnt.usual[dimension]!,
          spread: learnt.spread[dimension]!,
          members,
          silhouette,
          is_chosen: isChosen,
        })),
      ),
    );
  },
};

export default intClusterCentre;

const nothing = {
  clusters: 0,
  cluster: null,
  feature: null,
  place: null,
  centre: null,
  usual: null,
  spread: null,
  members: null,
  silhouette: null,
  is_chosen: false,
  reason: null,
};
