import { InsertOperation, LONGEST_INSERT_MS } from '../clickhouse/insert-operation.js';
import { WINDOW_MS } from '../clickhouse/tokens.js';
import { type FaultStep } from '../plan/faults.js';
import { type Step } from './healthy-steps.js';
import { type World } from './world.js';

/** Steps in which something goes wrong, or changes. */
export function faultSteps(world: World): Step[] {
  const isHeldUp = heldUp(world).length > 0;
  return Object.entries(FAULTS).flatMap(([name, strike]) => {
    const fault = name as FaultStep;
    const rate = world.rates[fault];
    if (rate === 0 || (fault === 'release' && !isHeldUp)) return [];
    const weight = isHeldUp && HANDOVERS.has(fault) ? rate * 2 : rate;
    const run = (): void => {
      strike(world);
    };
    return [{ label: `! ${fault}`, weight, run }];
  });
}

/** What gives a partition to somebody else: most worth while something is still under way. */
const HANDOVERS: ReadonlySet<FaultStep> = new Set(['crash', 'start', 'rebalance', 'thief']);

/** Around the edges of the window and of an insert's time. */
const LEAPS = [
  LONGEST_INSERT_MS / 2,
  LONGEST_INSERT_MS - 1,
  WINDOW_MS - LONGEST_INSERT_MS - 10,
  WINDOW_MS - LONGEST_INSERT_MS / 2,
  WINDOW_MS,
];
const MOST_PROCESSES = 4;

/** What each fault does; nothing, when there is nothing it could strike. */
const FAULTS: Readonly<Record<FaultStep, (world: World) => void>> = {
  release: (world) => {
    oneOf(world, heldUp(world))?.();
  },
  timeout: (world) => {
    const waits = world.alive().flatMap((actor) => (actor.stalled ? [] : actor.waits()));
    const giveUp = oneOf(world, waits);
    if (giveUp) world.count('calls given up');
    giveUp?.();
  },
  kill: (world) => {
    oneOf(world, runningInserts(world))?.fail('killed by hand');
  },
  serverCrash: (world) => {
    world.count('database crashes');
    world.clickhouse.crash();
  },
  crash: (world) => {
    const actor = oneOf(world, world.alive());
    if (actor) world.count('process crashes');
    if (actor) world.note(`       ${actor.name} is gone`);
    actor?.crash();
  },
  start: (world) => {
    if (world.processes().length >= MOST_PROCESSES) return;
    world.startProcess();
    world.balance();
  },
  finish: (world) => {
    oneOf(world, world.members())?.finish();
    world.balance();
  },
  stall: (world) => {
    const awake = world.alive().filter(({ stalled }) => !stalled);
    const actor = oneOf(world, awake);
    if (!actor) return;
    world.count('processes stalled');
    world.note(`       ${actor.name} stands still`);
    actor.stalled = true;
  },
  rebalance: (world) => {
    world.balance();
  },
  thief: (world) => {
    world.startThief();
  },
  replay: (world) => {
    world.startReplay();
  },
  leap: (world) => {
    world.passTo(world.now() + world.choices.oneOf(LEAPS));
  },
  clock: (world) => {
    world.count("ClickHouse's clock set");
    world.setServerClock(world.choices.oneOf([-1, 0, 1]));
  },
  registry: (world) => {
    world.registryAway = !world.registryAway;
    if (world.registryAway) world.count('registry outages');
  },
  truncate: (world) => {
    const log = oneOf(world, world.logs);
    log?.truncate(log.low + 1 + world.choices.below(3));
  },
  produce: (world) => {
    world.produce(world.choices.below(world.logs.length));
  },
};

function oneOf<T>({ choices }: World, among: readonly T[]): T | undefined {
  return among.length > 0 ? choices.oneOf(among) : undefined;
}

function runningInserts(world: World): InsertOperation[] {
  return world
    .operations()
    .filter((operation): operation is InsertOperation => operation instanceof InsertOperation && operation.running);
}

/** Everything that is held up, as what ends that. */
function heldUp(world: World): (() => void)[] {
  const processes = world.processes();
  const held = [...world.operations(), ...processes.flatMap(({ consumer }) => consumer.fetches)];
  return [
    ...held
      .filter((one) => one.held)
      .map((one) => () => {
        one.held = false;
      }),
    ...world
      .alive()
      .filter(({ stalled }) => stalled)
      .map((actor) => () => {
        actor.stalled = false;
      }),
    ...processes
      .filter(({ deaf }) => deaf)
      .map((process) => () => {
        process.deaf = false;
      }),
  ];
}
