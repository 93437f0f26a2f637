import { Coverage } from '../checker/coverage.js';
import { type Violation } from '../checker/invariants.js';
import { type Mutant, NO_MUTANT } from '../mutants/mutant.js';
import { Choices } from '../plan/choices.js';
import { type Scenario } from '../plan/scenario.js';
import { faultSteps } from './fault-steps.js';
import { firstTimer, healthySteps, type Step, timerSteps } from './healthy-steps.js';
import { type ModelProcess } from './model-process.js';
import { World } from './world.js';

/** What decides all of a run. */
export interface Plan {
  readonly scenario: Scenario;
  /** What decides each step, see `Choices`; the first one decides how the run begins. */
  readonly steps: readonly number[];
}

export interface RunOptions {
  readonly mutant?: Mutant;
  readonly coverage?: Coverage;
  /** Gets a line for everything that happens. */
  readonly trace?: string[];
}

/** So many steps without faults are enough for any work that is left. */
const QUIET_STEPS = 4_000;
/** So many waits in a row, with nothing else to do, mean that nobody does anything any more. */
const QUIET_WAITS = 200;

/**
 * One run: trouble for as many steps as there are, then all faults end, and what is there must become right.
 * @returns what was violated, if anything
 */
export async function run(plan: Plan, options: RunOptions = {}): Promise<Violation | undefined> {
  const under = new Run(plan, options);
  await under.trouble();
  await under.calm();
  return under.world.invariants.violation;
}

class Run {
  readonly world: World;
  readonly #choices = new Choices();
  readonly #note: (what: string) => void;
  readonly #began: number;

  constructor(
    private readonly plan: Plan,
    { mutant = NO_MUTANT, coverage = new Coverage(), trace }: RunOptions,
  ) {
    this.#note = (what) => trace?.push(what);
    this.#choices.follow(plan.steps[0] ?? 0);
    this.world = new World(this.#choices, plan.scenario, mutant, coverage, this.#note);
    this.#began = this.world.now();
  }

  async trouble(): Promise<void> {
    const { world } = this;
    for (const choice of this.plan.steps.slice(1)) {
      if (world.invariants.violation) return;
      this.#choices.follow(choice);
      await this.#take(world.choices.weighted(this.#possible()));
    }
  }

  /** Everybody works on, nothing goes wrong; then the last owner ends in good order. */
  async calm(): Promise<void> {
    const { world } = this;
    if (world.invariants.violation) return;
    this.#choices.follow(0);
    this.#note('--- all faults end ---');
    const owner = world.heal();
    await this.#until(`${owner.name} has written everything`, () => this.#isLevel(owner));
    const stopped = [...world.logs.keys()].filter((partition) => owner.hasStopped(partition));
    owner.finish();
    await this.#until(`${owner.name} has ended`, () => owner.hasFinished);
    for (const [partition, { high }] of world.logs.entries()) {
      const { invariants } = world;
      invariants.checkAll(partition, stopped.includes(partition) ? invariants.writtenTo(partition) : high);
    }
    for (const { finished } of world.replayers) if (finished) world.invariants.checkVersion(finished);
  }

  #possible(): Step[] {
    const { world } = this;
    const healthy = healthySteps(world);
    // With nothing to do but to wait, it is time for something new.
    const goesWrong = world.choices.perMille(healthy.length === 0 ? 500 : world.scenario.trouble);
    const goesOn = [...healthy, ...timerSteps(world)];
    const faults = goesWrong || goesOn.length === 0 ? faultSteps(world) : [];
    return faults.length > 0 ? faults : goesOn;
  }

  /** Nothing is left to be done in any partition that did not have to stop. */
  #isLevel(owner: ModelProcess): boolean {
    const { logs, invariants, clickhouse } = this.world;
    return logs.every((log, partition) => {
      if (owner.hasStopped(partition)) return true;
      const decided = invariants.decidedTo(partition);
      const rows = clickhouse.tables.of(partition).ledger;
      const closed = rows.length === 0 || rows.some(({ first }) => first >= decided);
      return closed && log.offsets().every((offset) => offset < decided);
    });
  }

  async #until(what: string, reached: () => boolean): Promise<void> {
    const { world } = this;
    let waits = 0;
    for (let count = 0; count < QUIET_STEPS && !world.invariants.violation; count += 1) {
      const [step] = healthySteps(world);
      if (!step && reached()) return;
      const next = step ?? firstTimer(world);
      if (!next) break;
      waits = step ? 0 : waits + 1;
      if (waits > QUIET_WAITS) break;
      await this.#take(next);
    }
    if (!reached()) world.invariants.violated(`stuck: not reached that ${what}`);
  }

  async #take(step: Step): Promise<void> {
    const { world } = this;
    this.#note(`${String(world.now() - this.#began).padStart(6)} ${step.label}`);
    step.run();
    await settled();
    await this.#handlePromptMail();
    for (const process of world.processes()) if (process.hasFinished) process.crash();
  }

  async #handlePromptMail(): Promise<void> {
    for (const actor of this.world.alive()) {
      const index = actor.reachable ? actor.mail.findIndex(({ prompt }) => prompt) : -1;
      const [mail] = index < 0 ? [] : actor.mail.splice(index, 1);
      if (!mail) continue;
      this.#note(`       ${actor.name} gets ${mail.label}`);
      mail.run();
      await settled();
    }
  }
}

/** Everything that was set going inside of processes has run on to where it waits again. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
