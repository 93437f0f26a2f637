import { type MeasuredSize } from './measure-size.js';
import { underLoad } from './under-load.js';

/** What many clients at once made of the service. */
export interface CrowdFinding {
  readonly clients: number;
  readonly seconds: number;
  readonly answers: number;
  readonly failures: number;
  readonly firstFailure: string | undefined;
  /** Memory of the service over the time, MiB: what it held, in twelve equal steps. */
  readonly rssMib: readonly number[];
}

const CLIENTS = 100;
const STEPS = 12;
const MIB = 1024 * 1024;

/** All questions in turn, from many clients, each waiting for its answer. */
export async function crowd(size: MeasuredSize, seconds: number): Promise<CrowdFinding> {
  const { questions, service } = size;
  const rssMib: number[] = [];
  const watch = setInterval(
    () => {
      rssMib.push(Math.round(service.residentBytes / MIB));
    },
    (seconds * 1000) / STEPS,
  );
  try {
    const { durations, failures, firstFailure } = await underLoad({ clients: CLIENTS, seconds }, (number) => {
      const question = questions[number % questions.length];
      return question === undefined ? Promise.resolve() : service.ask(question.path(size.sample(number)));
    });
    return { clients: CLIENTS, seconds, answers: durations.length, failures, firstFailure, rssMib };
  } finally {
    clearInterval(watch);
  }
}
