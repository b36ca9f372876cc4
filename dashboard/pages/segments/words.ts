import type {SegmentColumn} from '../../../models/portfolio/closed_segment_questions.ts';
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

/** What a customer belongs to, in words; nothing where it belongs to none. */
export function valueText(
  told: Pick<Told<object>, 'words'>,
  column: SegmentColumn,
  value: string | null,
): string | null {
  if (value === null) return null;
  if (column === 'cluster') return clusterName(told, value);
  return column === 'lifecycle_stage' ? (told.words.segments.stage[value] ?? value) : value;
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
