import { type Actor } from './actor.js';
import { ModelProcess } from './model-process.js';
import { type World } from './world.js';

/** Something that could happen next. */
export interface Step {
  readonly label: string;
  readonly weight: number;
  readonly run: () => void;
}

const GO_ON = 20;
const TIMER = 8;

/** Steps in which nothing goes wrong, the oldest matters first. Timers are left out: they wait for time to pass. */
export function healthySteps(world: World): Step[] {
  const steps: Step[] = [];
  const add = (label: string, run: () => void): void => {
    steps.push({ label, weight: GO_ON, run });
  };
  for (const actor of world.alive()) {
    if (!actor.reachable) continue;
    if (actor instanceof ModelProcess && actor.news.length > 0 && !actor.deaf) {
      add(`${actor.name} is assigned ${String(actor.news[0])}`, () => {
        actor.hear();
      });
    }
    for (const [index, mail] of actor.mail.entries()) {
      add(`${actor.name} gets ${mail.label}`, () => {
        actor.mail.splice(index, 1);
        mail.run();
      });
    }
  }
  for (const operation of world.operations()) {
    if (operation.held || !operation.ready) continue;
    add(`${operation.by}: ${operation.label}`, () => {
      operation.advance();
    });
  }
  for (const process of world.processes()) if (process.reachable) addFetches(world, process, add);
  return steps;
}

function addFetches(world: World, process: ModelProcess, add: (label: string, run: () => void) => void): void {
  const { consumer, name } = process;
  const { choices, rates, scenario } = world;
  for (const fetch of consumer.fetches) {
    if (fetch.held) continue;
    const { from, next } = fetch.batch;
    add(`${name} is handed ${from} to ${next - 1n} of ${fetch.partition}`, () => {
      const isLate = choices.perMille(rates.stale);
      if (!consumer.finish(fetch, isLate)) return;
      if (isLate) world.count('fetches handed over late');
      process.handOver(fetch);
    });
  }
  for (const partition of consumer.fetchable()) {
    add(`${name} fetches from ${partition}`, () => {
      const isSlow = choices.perMille(rates.stale);
      consumer.begin(partition, 1 + choices.below(scenario.fetchRows), isSlow);
    });
  }
}

/** The next timer of each actor; firing one makes time pass. */
export function timerSteps(world: World): Step[] {
  return world.alive().flatMap((actor) => timerStep(world, actor) ?? []);
}

/** The timer that is due first, of all actors. */
export function firstTimer(world: World): Step | undefined {
  const due = (actor: Actor): number => (actor.reachable ? actor.nextDue() : undefined) ?? Infinity;
  const first = world.alive().reduce<Actor | undefined>((a, b) => (a && due(a) <= due(b) ? a : b), undefined);
  return first && timerStep(world, first);
}

function timerStep(world: World, actor: Actor): Step | undefined {
  const due = actor.reachable ? actor.nextDue() : undefined;
  if (due === undefined) return undefined;
  const run = (): void => {
    world.passTo(due);
    actor.fire();
  };
  return { label: `${actor.name} has waited long enough`, weight: TIMER, run };
}
