import * as vega from 'vega';
import {expressionInterpreter} from 'vega-interpreter';
import {compile, type TopLevelSpec} from 'vega-lite';
import {inter} from './text_width.ts';

/** A chart twice: drawn, and as the compiled spec by which a browser draws it again. */
export interface Chart {
  svg: string;
  spec: vega.Spec;
}

/** There is no canvas here to measure text on; the shipped font's own widths do better. */
const normal = inter(400);
const bold = inter(600);
textMetrics().width = ({fontSize = 11, fontWeight = 400}, text) =>
  (Number(fontWeight) >= 600 ? bold : normal).widthOf(String(text ?? '')) * fontSize;

/** Draws a chart as SVG. Nothing is evaluated as code, here as little as in the browser. */
export async function render(chart: TopLevelSpec): Promise<Chart> {
  const {spec} = compile(chart);
  const view = new vega.View(vega.parse(spec, undefined, {ast: true}), {
    renderer: 'none',
    expr: expressionInterpreter,
  } as ConstructorParameters<typeof vega.View>[1]);
  const svg = await view.toSVG();
  view.finalize();
  return {svg: forPointersOnly(svg), spec};
}

/** Hundreds of links in a drawing are no way to go through by keyboard; the table beside it is one. */
const forPointersOnly = (svg: string) => svg.replaceAll('<a ', '<a tabindex="-1" ');

interface TextMetrics {
  width(item: {fontSize?: number; fontWeight?: number | string}, text: unknown): number;
}

/** Exported by Vega for this purpose, and missing from its types. */
function textMetrics(): TextMetrics {
  return (vega as unknown as {textMetrics: TextMetrics}).textMetrics;
}
