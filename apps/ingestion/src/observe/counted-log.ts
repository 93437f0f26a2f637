import { type PartitionLog } from '../delivery/partition-log.js';

/** The same log, which tells whenever fetching ends for a time. Pausing what is paused already is no event. */
export function countedLog(log: PartitionLog, paused: () => void): PartitionLog {
  let fetching = false;
  return {
    range: () => log.range(),
    seek: (offset) => {
      log.seek(offset);
    },
    pause: () => {
      if (fetching) paused();
      fetching = false;
      log.pause();
    },
    resume: () => {
      fetching = true;
      log.resume();
    },
    commit: (next) => log.commit(next),
  };
}
