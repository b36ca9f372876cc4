const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** Days are told from two on, hours from one on, as `kundenwert status` does. */
function ageText(seconds: number, language: string): string {
  const [unit, size] =
    units.find(([name, each]) => seconds >= (name === 'day' ? 2 : 1) * each) ?? units[2];
  // What is younger than a minute is of "this minute"; a day ago is not always "yesterday".
  const numeric = seconds < 60 ? 'auto' : 'always';
  const format = new Intl.RelativeTimeFormat(language, {numeric});
  return format.format(-Math.floor(seconds / size), unit);
}

/** Says how long ago the data were built, beside the moment that the page itself states. */
class DataAge extends HTMLElement {
  #timer: ReturnType<typeof setInterval> | undefined;

  connectedCallback(): void {
    this.#show();
    this.#timer = setInterval(() => this.#show(), 60_000);
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer);
  }

  /** A browser whose clock is behind says nothing, rather than something wrong. */
  #show(): void {
    const seconds = (Date.now() - Date.parse(this.getAttribute('datetime') ?? '')) / 1000;
    const {lang} = document.documentElement;
    this.textContent = seconds >= 0 ? `, ${ageText(seconds, lang)}` : '';
  }
}

customElements.define('data-age', DataAge);
