import cliProgress from 'cli-progress';
import { type Output } from '../../output.js';
import { type Tally } from './tally.js';

/** Shows how far an import is. */
export interface ImportProgress {
  start(totalRows: number): void;
  update(tally: Tally): void;
  stop(tally: Tally): void;
}

/** A bar on a terminal, a line every few seconds elsewhere. */
export function importProgress(out: Output): ImportProgress {
  return out.interactive ? bar() : lines(out);
}

function bar(): ImportProgress {
  const view = new cliProgress.SingleBar({
    format: 'import [{bar}] {percentage}% | {value}/{total} rows | {events} events | {rate}/s | {bad} bad rows',
    barsize: 30,
    hideCursor: true,
    // Ctrl-C is handled by the command, which closes what it has open.
    gracefulExit: false,
  });
  const payload = (tally: Tally) => ({
    events: tally.events.toLocaleString('en'),
    rate: Math.round(tally.events / Math.max(tally.seconds, 0.001)).toLocaleString('en'),
    bad: tally.badRows,
  });
  return {
    start: (total) => {
      view.start(total, 0, { events: 0, rate: 0, bad: 0 });
    },
    update: (tally) => {
      view.update(tally.rows, payload(tally));
    },
    stop: (tally) => {
      view.update(tally.rows, payload(tally));
      view.stop();
    },
  };
}

const LINE_EVERY_MS = 5_000;

function lines(out: Output): ImportProgress {
  let total = 0;
  let next = performance.now() + LINE_EVERY_MS;
  const say = (tally: Tally) => {
    out.note(`import: ${tally.rows} of about ${total} rows, ${tally.events} events, ${tally.badRows} bad rows`);
  };
  return {
    start: (rows) => (total = rows),
    update: (tally) => {
      if (performance.now() < next) return;
      next = performance.now() + LINE_EVERY_MS;
      say(tally);
    },
    stop: say,
  };
}
