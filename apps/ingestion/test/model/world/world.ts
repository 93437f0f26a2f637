import { type Coverage, type Reached } from '../checker/coverage.js';
import { Invariants } from '../checker/invariants.js';
import { ClickHouseModel } from '../clickhouse/clickhouse-model.js';
import { Broker, TOPIC } from '../kafka/broker.js';
import { LogModel } from '../kafka/log-model.js';
import { type Mutant } from '../mutants/mutant.js';
import { type Choices } from '../plan/choices.js';
import { type FaultRates, NO_FAULTS } from '../plan/faults.js';
import { type Scenario } from '../plan/scenario.js';
import { type Actor } from './actor.js';
import { ModelProcess } from './model-process.js';
import { type Operation } from './operation.js';
import { type Place } from './place.js';
import { Producer } from './producer.js';
import { REPLAY_RULES, Replayer } from './replayer.js';
import { Thief } from './thief.js';

/** Is told what happens, by whoever follows the run. */
export type Note = (what: string) => void;

/** Everything there is in a run: servers, processes, time. The schedule says which part of it moves next. */
export class World implements Place {
  readonly logs: LogModel[];
  readonly invariants: Invariants;
  readonly clickhouse: ClickHouseModel;
  readonly broker: Broker;
  registryAway = false;
  /** Everybody who ever replayed a projection. */
  readonly replayers: Replayer[] = [];
  #rates: FaultRates;
  #now = Date.UTC(2026, 0, 1);
  #serverAhead = 0;
  #actors: Actor[] = [];
  #operations: Operation[] = [];
  #names = 0;
  readonly #producer: Producer;

  constructor(
    readonly choices: Choices,
    readonly scenario: Scenario,
    private readonly mutant: Mutant,
    private readonly coverage: Coverage,
    readonly note: Note,
  ) {
    this.#rates = scenario.rates;
    this.logs = Array.from({ length: scenario.partitions }, () => new LogModel());
    this.invariants = new Invariants(this.logs, scenario.memory, this.count);
    this.clickhouse = new ClickHouseModel(this, this.invariants, mutant.server);
    this.invariants.watch(this.clickhouse.tables);
    this.broker = new Broker(this, this.logs, this.invariants);
    this.#producer = new Producer(choices, scenario);
    for (const partition of this.logs.keys()) {
      for (let count = 0; count < scenario.records; count += 1) this.produce(partition);
    }
    for (let count = 0; count < scenario.processes; count += 1) this.startProcess();
    this.balance();
  }

  get rates(): FaultRates {
    return this.#rates;
  }

  readonly now = (): number => this.#now;

  readonly serverClock = (): number => this.#now + this.#serverAhead;

  /** Somebody sets ClickHouse's clock, by far more than the window. @param hours ahead of what it was at first */
  setServerClock(hours: number): void {
    this.#serverAhead = hours * 3_600_000;
  }

  readonly count = (what: Reached, times = 1): void => {
    if (times === 0) return;
    this.coverage.add(what, times);
    this.note(`       (${what}${times > 1 ? `: ${times}` : ''})`);
  };

  readonly begin = (operation: Operation): void => {
    this.#operations.push(operation);
  };

  /** Time passes. @param at ms since 1970; the past is left alone */
  passTo(at: number): void {
    this.#now = Math.max(this.#now, at);
  }

  /** What is under way on the servers. */
  operations(): readonly Operation[] {
    return (this.#operations = this.#operations.filter(({ ended }) => !ended));
  }

  /** Everybody who has not crashed. */
  alive(): readonly Actor[] {
    return (this.#actors = this.#actors.filter(({ alive }) => alive));
  }

  processes(): ModelProcess[] {
    return this.alive().filter((actor) => actor instanceof ModelProcess);
  }

  /** Processes that take part in the group. */
  members(): ModelProcess[] {
    return this.processes().filter(({ isMember }) => isMember);
  }

  produce(partition: number): void {
    const log = this.logs[partition];
    if (log) this.#producer.produce(log, this.#now);
  }

  startProcess(): ModelProcess {
    const version = this.scenario.mixedVersions && this.#names % 2 === 1 ? 2 : 1;
    const parts = {
      scenario: this.scenario,
      clickhouse: this.clickhouse,
      broker: this.broker,
      mutant: this.mutant,
      registryAway: () => this.registryAway,
      stopped: (partition: number, error: unknown) => {
        this.#stopped(partition, error);
      },
      written: (partition: number, next: number) => {
        this.invariants.claimedWritten(partition, next);
      },
    };
    const process = new ModelProcess(this.#name('p'), this, parts, version);
    this.#actors.push(process);
    return process;
  }

  /** The group decides anew who has which partition. @param among processes to choose from */
  balance(among: readonly ModelProcess[] = this.members()): void {
    const shares = new Map<ModelProcess, number[]>(this.members().map((process) => [process, []]));
    if (among.length === 0) return;
    for (const partition of this.logs.keys()) shares.get(this.choices.oneOf(among))?.push(partition);
    for (const [process, partitions] of shares) {
      this.note(`       the group gives ${process.name} ${partitions.length > 0 ? partitions.join(', ') : 'nothing'}`);
      // Who did not hear of an assignment before the next one was kept out of it.
      if (process.news.length > 1) process.news.pop();
      process.news.push(partitions);
      // Who lost everything may not know it yet, and go on.
      process.deaf = partitions.length === 0 && this.choices.perMille(this.#rates.deaf);
    }
  }

  startThief(): void {
    const thief = new Thief(this.#name('thief'), this, this.clickhouse);
    this.#actors.push(thief);
    const place = { topic: TOPIC, epoch: 1, partition: this.choices.below(this.logs.length) };
    thief.steal(place).catch(() => undefined);
  }

  startReplay(): void {
    const rules = { ...REPLAY_RULES, ...this.mutant.replay };
    const replayer = new Replayer(this.#name('replayer'), this, this.clickhouse, rules);
    this.#actors.push(replayer);
    this.replayers.push(replayer);
    replayer.replay().catch(() => undefined);
  }

  /** All faults end: whoever was stalled wakes up, and the group knows who is there. @returns who has everything now */
  heal(): ModelProcess {
    this.#rates = NO_FAULTS;
    this.registryAway = false;
    for (const operation of this.operations()) operation.held = false;
    for (const actor of this.alive()) actor.stalled = false;
    for (const process of this.processes()) {
      process.deaf = false;
      for (const fetch of process.consumer.fetches) fetch.held = false;
    }
    const owner = this.members()[0] ?? this.startProcess();
    this.balance([owner]);
    return owner;
  }

  #name(kind: string): string {
    this.#names += 1;
    return `${kind}${this.#names}`;
  }

  #stopped(partition: number, error: unknown): void {
    const log = this.logs[partition];
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    // The only thing a partition may stop for here: records that were deleted before they were written.
    if (log && log.low > this.invariants.writtenTo(partition) && text.includes('were deleted')) {
      this.count('partitions stopped by deleted records');
    } else {
      this.invariants.violated(`${partition}: stopped: ${error instanceof Error ? (error.stack ?? text) : text}`);
    }
  }
}
