import {type Html, html} from './html.ts';

interface Sparkline {
  /** Unique on the page. */
  id: string;
  title: string;
  description: string;
  /** Oldest first; a month without a value leaves a gap. */
  values: readonly (number | null)[];
  targets: readonly (number | null)[];
}

const width = 132;
const height = 34;
const margin = 4;

/** The last months as a line, with the target path as a dashed one. */
export function sparkline({id, title, description, values, targets}: Sparkline): Html {
  const numbers = [...values, ...targets].filter(each => each !== null);
  const low = Math.min(...numbers);
  const high = Math.max(...numbers);
  const x = (index: number) =>
    margin + (index * (width - 2 * margin)) / Math.max(values.length - 1, 1);
  const y = (value: number) =>
    high === low
      ? height / 2
      : height - margin - ((value - low) / (high - low)) * (height - 2 * margin);
  const last = values.findLastIndex(each => each !== null);
  return html`<svg class="sparkline" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-description"><title id="${id}-title">${title}</title><desc id="${id}-description">${description}</desc><path class="target" d="${path(targets, x, y)}"/><path class="line" d="${path(values, x, y)}"/>${last >= 0 && html`<circle class="last" cx="${x(last).toFixed(1)}" cy="${y(values[last]!).toFixed(1)}" r="2.5"/>`}</svg>`;
}

function path(
  values: readonly (number | null)[],
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  let previous: number | null = null;
  let text = '';
  for (const [index, value] of values.entries()) {
    const point = value === null ? '' : `${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
    if (value !== null) text += `${previous === null ? 'M' : 'L'}${point}`;
    previous = value;
  }
  return text;
}
