import { type Problem, type Readiness } from '@docket/service';
import { textOf } from '../delivery/errors.js';
import { type WatchedWorker } from './partition-gauges.js';

/** Whether this instance delivers everything it was given. */
export interface DeliveryReadiness extends Readiness {
  readonly partitions: readonly { readonly partition: number; readonly state: string; readonly next: number | null }[];
}

/** What readiness depends on. */
export interface ReadinessParts {
  readonly hasJoined: () => boolean;
  readonly workers: () => readonly WatchedWorker[];
  /** Reject when the system does not answer. */
  readonly systems: Readonly<Record<string, () => Promise<unknown>>>;
}

/** Looks at everything at once. An instance without partitions is ready: it stands by for the others. */
export async function readinessOf({ hasJoined, workers, systems }: ReadinessParts): Promise<DeliveryReadiness> {
  const all = workers();
  const unreachable = await Promise.all(
    Object.entries(systems).map(([part, probe]) =>
      probe().then(
        (): Problem[] => [],
        (error: unknown): Problem[] => [{ part, problem: textOf(error) }],
      ),
    ),
  );
  const problems = [
    ...(hasJoined() ? [] : [{ part: 'group', problem: 'has not dealt out its partitions yet' }]),
    ...all.flatMap(partitionProblem),
    ...unreachable.flat(),
  ];
  const partitions = all
    .map(({ place, state, next }) => ({ partition: place.partition, state: state.is, next: next ?? null }))
    .sort((a, b) => a.partition - b.partition);
  return { ready: problems.length === 0, problems, partitions };
}

function partitionProblem({ place, state }: WatchedWorker): Problem[] {
  const part = `partition ${place.partition}`;
  switch (state.is) {
    case 'open':
      return [];
    case 'opening':
      return [{ part, problem: 'is being opened' }];
    case 'stopped':
      return [{ part, problem: `has stopped and waits for an operator: ${textOf(state.error)}` }];
  }
}
