/** Bands for months, of which as many are named as there is room for; the newest one always. */
export const monthAxis = (points: readonly {month: string}[], width: number) => {
  const every = Math.ceil(points.length / (width < 500 ? 4 : 12));
  return {
    field: 'month',
    type: 'ordinal' as const,
    sort: null,
    title: null,
    scale: {type: 'band' as const, paddingInner: 0.25, paddingOuter: 0.2},
    axis: {
      grid: false,
      ticks: false,
      labelAngle: 0,
      domain: false,
      labelPadding: 10,
      values: points
        .filter((_, at) => (points.length - 1 - at) % every === 0)
        .map(each => each.month),
    },
  };
};
