import type {Told} from '../../page.ts';

/** The words of a cluster: "+net_revenue -silence" is high revenue, low silence. */
export function clusterName({words}: Pick<Told<object>, 'words'>, cluster: string): string {
  const {clusters, feature, high, low} = words.segments;
  const [name = '', more] = cluster.split(' #');
  const parts = name.split(' ').map(each => {
    const known = feature[each.slice(1)] ?? each.slice(1);
    if (each === '=') return clusters.average;
    return each.startsWith('+') ? high(known) : low(known);
  });
  return `${parts.join(', ')}${more ? ` (${more})` : ''}`;
}

/** Leads to the customers of a kind, and leaves other kinds behind. */
export const noFilter = {
  abc_class: undefined,
  contribution_class: undefined,
  rfm: undefined,
  cluster: undefined,
  stage: undefined,
  page: undefined,
};
