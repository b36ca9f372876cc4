import {parse, View} from 'vega';
import {expressionInterpreter} from 'vega-interpreter';

type ViewOptions = ConstructorParameters<typeof View>[1];

/** Makes the server's drawing interactive: the same chart at the same place, with a tooltip. */
class VegaChart extends HTMLElement {
  #upgraded = false;

  connectedCallback(): void {
    new ResizeObserver((_entries, observer) => {
      if (this.#upgraded || this.clientWidth === 0) return;
      this.#upgraded = true;
      observer.disconnect();
      void this.#upgrade();
    }).observe(this);
  }

  async #upgrade(): Promise<void> {
    const drawn = this.querySelector<HTMLElement>('.drawn');
    const spec = this.querySelector('script')?.textContent;
    if (!drawn || !spec) return;
    await Promise.all([
      document.fonts.load('400 12px Inter'),
      document.fonts.load('600 12px Inter'),
    ]);
    const label = drawn.getAttribute('aria-label');
    const stage = document.createElement('div');
    stage.className = 'drawn';
    const view = new View(parse(JSON.parse(spec), undefined, {ast: true}), {
      renderer: 'svg',
      expr: expressionInterpreter,
      hover: true,
      tooltip: tooltipIn(this),
    } as ViewOptions);
    await view.initialize(stage).runAsync();
    stage.setAttribute('role', 'img');
    stage.removeAttribute('aria-roledescription');
    if (label) stage.setAttribute('aria-label', label);
    drawn.replaceWith(stage);
    this.dataset.upgraded = 'true';
  }
}

/** Shows a tooltip's fields as a small table beside the pointer, inside the chart's own box. */
function tooltipIn(chart: HTMLElement) {
  const box = document.createElement('dl');
  box.className = 'tooltip';
  box.hidden = true;
  chart.append(box);
  return (_handler: unknown, event: MouseEvent, _item: unknown, value: unknown): void => {
    box.hidden = value === null || value === undefined || value === '';
    if (box.hidden) return;
    box.replaceChildren(...Object.entries(value as object).flatMap(pair));
    const place = chart.getBoundingClientRect();
    const left = event.clientX - place.left;
    const fits = left + box.offsetWidth + 16 < place.width;
    box.style.left = `${fits ? left + 14 : Math.max(left - box.offsetWidth - 14, 0)}px`;
    box.style.top = `${Math.max(event.clientY - place.top - box.offsetHeight - 8, 0)}px`;
  };
}

function pair([name, text]: [string, unknown]): HTMLElement[] {
  const term = document.createElement('dt');
  const value = document.createElement('dd');
  term.textContent = name;
  value.textContent = String(text);
  return [term, value];
}

customElements.define('vega-chart', VegaChart);
