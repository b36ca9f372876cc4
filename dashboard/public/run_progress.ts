interface Shown {
  step: string;
  what: string;
  done: number;
  total: number;
  share: string;
  seconds: number;
}

/** Follows a run that goes on, and loads the page again when it has ended. */
class RunProgress extends HTMLElement {
  #events: EventSource | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #began = 0;

  connectedCallback(): void {
    const {from, again, seconds} = this.dataset;
    if (!from || !again) return;
    this.#began = performance.now() - Number(seconds) * 1000;
    this.#timer = setInterval(() => this.#tick(), 1000);
    this.#events = new EventSource(from);
    this.#events.addEventListener('progress', ({data}) => this.#show(JSON.parse(data) as Shown));
    this.#events.addEventListener('ended', () => {
      this.#events?.close();
      location.replace(again);
    });
    this.dataset.upgraded = 'true';
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer);
    this.#events?.close();
  }

  #show({step, what, done, total, share, seconds}: Shown): void {
    this.#began = performance.now() - seconds * 1000;
    // A status that is set to what it says already would be read out again.
    if (this.#part('.at')?.textContent !== step) this.#say('.at', step);
    this.#say('.what', what);
    this.#say('.share', share);
    const bar = this.querySelector('progress');
    if (bar && total > 0) {
      bar.max = total;
      bar.value = done;
    } else bar?.removeAttribute('value');
    this.#tick();
  }

  #tick(): void {
    const whole = Math.max(Math.floor((performance.now() - this.#began) / 1000), 0);
    const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
    const two = (value: number) => String(value).padStart(2, '0');
    const clock = `${hours > 0 ? two(minutes) : minutes}:${two(whole % 60)}`;
    this.#say('.elapsed', hours > 0 ? `${hours}:${clock}` : clock);
  }

  #part = (selector: string) => this.querySelector(selector);

  #say(selector: string, text: string): void {
    const part = this.#part(selector);
    if (part) part.textContent = text;
  }
}

customElements.define('run-progress', RunProgress);
