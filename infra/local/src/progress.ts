import type { PartName } from './part.js';

/** What a starting stack is doing. Sizes are in bytes and approximate, durations in milliseconds. */
export type StackProgress =
  | { step: 'download'; what: string; bytes: number }
  | { step: 'downloaded'; what: string; ms: number }
  | { step: 'waiting'; what: string }
  | { step: 'preparing'; what: string }
  | { step: 'starting'; part: PartName }
  | { step: 'ready'; part: PartName; ms: number };

export type OnProgress = (progress: StackProgress) => void;

const MEBIBYTE = 1024 * 1024;

/** One line for people. */
export function describeProgress(progress: StackProgress): string {
  switch (progress.step) {
    case 'download':
      return `downloading ${progress.what} (about ${Math.round(progress.bytes / MEBIBYTE)} MB)`;
    case 'downloaded':
      return `downloaded ${progress.what} in ${seconds(progress.ms)} s`;
    case 'waiting':
      return `waiting for ${progress.what}`;
    case 'preparing':
      return `preparing ${progress.what}`;
    case 'starting':
      return `starting ${progress.part}`;
    case 'ready':
      return `${progress.part} is ready after ${seconds(progress.ms)} s`;
  }
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}
