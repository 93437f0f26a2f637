import cliProgress from 'cli-progress';
import { type Output } from '../output.js';
import { type TrafficTally } from './traffic-tally.js';

/** Shows how far a run is. */
export interface TrafficProgress {
  update(tally: TrafficTally): void;
  stop(): void;
}

/** A line that is drawn again and again on a terminal, a new line every few seconds elsewhere. */
export function trafficProgress(out: Output): TrafficProgress {
  return out.interactive ? redrawn() : lines(out);
}

function redrawn(): TrafficProgress {
  const view = new cliProgress.SingleBar({
    format: 'traffic: {said}',
    hideCursor: true,
    clearOnComplete: true,
    // Ctrl-C is handled by the command, which closes what it has open.
    gracefulExit: false,
  });
  view.start(1, 0, { said: 'connecting' });
  return {
    update: (tally) => {
      view.update({ said: said(tally) });
    },
    stop: () => {
      view.stop();
    },
  };
}

const LINE_EVERY_MS = 5_000;

function lines(out: Output): TrafficProgress {
  let next = performance.now() + LINE_EVERY_MS;
  return {
    update: (tally) => {
      if (performance.now() < next) return;
      next = performance.now() + LINE_EVERY_MS;
      out.note(`traffic: ${said(tally)}`);
    },
    stop: () => undefined,
  };
}

function said({ events, acknowledged, rate, lastAt }: TrafficTally): string {
  const number = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 0 });
  const at = lastAt === undefined ? '' : `, at ${new Date(lastAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return `${number(acknowledged)} of ${number(events)} events acknowledged, ${number(rate)} a second${at}`;
}
