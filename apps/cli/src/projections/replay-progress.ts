import cliProgress from 'cli-progress';
import { type ReplayObserver } from '@docket/projections';
import { type Output } from '../output.js';

/** Shows how far a replay is: a bar on a terminal, a line now and then elsewhere. */
export function replayProgress(projection: string, out: Output): Required<ReplayObserver> & { stop: () => void } {
  return out.interactive ? bar(projection, out) : lines(projection, out);
}

function bar(projection: string, out: Output): Required<ReplayObserver> & { stop: () => void } {
  const view = new cliProgress.SingleBar({
    format: `${projection} [{bar}] {percentage}% | {value}/{total} records | {speed}/s | {eta_formatted} left`,
    hideCursor: true,
    clearOnComplete: true,
    // Ctrl-C is handled by the command, which leaves the replay where it is.
    gracefulExit: false,
  });
  const began = performance.now();
  let isShown = false;
  const stop = (): void => {
    if (isShown) view.stop();
    isShown = false;
  };
  return {
    step: (what) => {
      stop();
      out.note(`${projection}: ${what}`);
    },
    progress: (records, total) => {
      const speed = Math.round((records * 1000) / Math.max(1, performance.now() - began)).toLocaleString('en');
      if (!isShown) view.start(total, records, { speed });
      isShown = true;
      view.update(records, { speed });
    },
    stop,
  };
}

const LINE_EVERY_MS = 5_000;

function lines(projection: string, out: Output): Required<ReplayObserver> & { stop: () => void } {
  let next = performance.now() + LINE_EVERY_MS;
  return {
    step: (what) => {
      out.note(`${projection}: ${what}`);
    },
    progress: (records, total) => {
      if (performance.now() < next) return;
      next = performance.now() + LINE_EVERY_MS;
      out.note(`${projection}: ${records.toLocaleString('en')} of ${total.toLocaleString('en')} records`);
    },
    stop: () => undefined,
  };
}
