import { type MeasuredPath } from './child-settings.js';

/** Time and CPU of this process from when it is made. */
export class Stopwatch {
  readonly #began = performance.now();
  readonly #cpu = process.cpuUsage();

  /** What was spent since. @param events that were sent meanwhile @param sent all that this process sent to the topic */
  stop(events: number, sent: number, more: MeasuredPath['more'] = {}): MeasuredPath {
    const seconds = (performance.now() - this.#began) / 1000;
    const { user, system } = process.cpuUsage(this.#cpu);
    const peakRssMib = process.resourceUsage().maxRSS / 1024;
    return { events, sent, seconds, cpuSeconds: (user + system) / 1e6, peakRssMib, more };
  }
}
