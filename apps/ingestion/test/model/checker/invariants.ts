import { type FateRun, type LedgerRow } from '@docket/ledger';
import { type EventRow } from '../clickhouse/native-rows.js';
import { type ReplayView } from '../clickhouse/replay-view.js';
import { type PartitionTables, type Tables } from '../clickhouse/tables.js';
import { type LogModel } from '../kafka/log-model.js';
import { type RecordKind } from '../kafka/records.js';
import { type Place } from '../world/place.js';
import { allowedFates, DUPLICATE, STORED } from './allowed-fates.js';

/** What must never happen has happened. */
export class Violation extends Error {
  override readonly name = 'Violation';
}

interface PartitionState {
  /** The fate of each offset, as the ledger tells it. */
  readonly fates: Map<number, string>;
  /** Offset of the stored event with an id. */
  readonly storedAt: Map<number, number>;
  readonly rows: Set<string>;
  readonly published: Set<number>;
  /** Everything below is decided. */
  decidedTo: number;
  /** Everything below is written: the watermark of readers. */
  finalTo: number;
}

/**
 * What must hold at every moment. The first violation is kept; it is reported by whoever runs the model, because an
 * error thrown inside of a write would only be taken for an answer of the database.
 */
export class Invariants {
  violation: Violation | undefined;
  readonly #states = new Map<number, PartitionState>();
  #tables: Tables | undefined;

  /** @param memory how many ids delivery remembers: an event repeated after so many others may be stored twice */
  constructor(
    private readonly logs: readonly LogModel[],
    private readonly memory: number,
    private readonly count: Place['count'],
  ) {}

  watch(tables: Tables): void {
    this.#tables = tables;
  }

  violated(what: string): void {
    this.violation ??= new Violation(what);
  }

  /** Everything below has a fate. */
  decidedTo(partition: number): number {
    return this.#state(partition).decidedTo;
  }

  /** Everything below is written, as the ledger tells it. */
  writtenTo(partition: number): number {
    return this.#state(partition).finalTo;
  }

  ledgerLanded(partition: number, row: LedgerRow): void {
    const state = this.#state(partition);
    const text = JSON.stringify(row);
    if (state.rows.has(text)) return;
    state.rows.add(text);
    const { first, last } = row;
    if (last >= first && first < state.decidedTo) {
      this.violated(`${partition}: ledger row ${first}-${last} decides again about offsets below ${state.decidedTo}`);
      return;
    }
    for (let offset = state.decidedTo; offset < first; offset += 1) {
      if (this.#log(partition).kindAt(offset)) this.violated(`${partition}: the ledger leaves out offset ${offset}`);
    }
    this.#mustBeFinal(partition, first);
    if (last < first) return;
    this.#decide(partition, row);
    state.decidedTo = last + 1;
  }

  eventLanded(row: EventRow): void {
    const { partition, offset } = row;
    const state = this.#state(partition);
    const count = this.#of(partition).events.get(offset)?.length ?? 0;
    if (state.fates.get(offset) !== STORED) this.violated(`${partition}: offset ${offset} is stored without an intent`);
    else if (count > 1) this.violated(`${partition}: offset ${offset} is stored ${count} times`);
    else if (offset < state.finalTo) this.violated(`${partition}: offset ${offset} appears below the watermark`);
  }

  eventProjected(partition: number, offset: number): void {
    const tables = this.#of(partition);
    const count = tables.projected.get(offset) ?? 0;
    if (count > 1 && !isListed(tables, offset)) {
      this.violated(`${partition}: offset ${offset} is counted ${count} times in the projection`);
    }
  }

  rejectionLanded(partition: number, offset: number): void {
    const reasons = this.#of(partition).rejections.get(offset) ?? [];
    const fate = this.#state(partition).fates.get(offset);
    if (reasons.length > 1) this.violated(`${partition}: offset ${offset} is rejected ${reasons.length} times`);
    else if (reasons[0] !== fate) {
      this.violated(`${partition}: offset ${offset} is rejected as ${reasons[0] ?? ''}, its fate is ${fate ?? 'open'}`);
    }
  }

  published(partition: number, offset: number): void {
    const state = this.#state(partition);
    state.published.add(offset);
    const fate = state.fates.get(offset);
    if (fate === undefined || fate === STORED || fate === DUPLICATE) {
      this.violated(`${partition}: offset ${offset} is published as rejected, its fate is ${fate ?? 'open'}`);
    }
  }

  /** Somebody says that everything below an offset is written. */
  claimedWritten(partition: number, next: number): void {
    if (next > this.#state(partition).decidedTo) {
      this.violated(`${partition}: offset ${next} is claimed to be written, and is not decided`);
    }
    this.#mustBeWritten(partition, next, 'claimed to be written');
  }

  /** All is quiet: what the log holds must be written, each record once. */
  checkAll(partition: number, upTo: number): void {
    const state = this.#state(partition);
    const tables = this.#of(partition);
    for (const offset of this.#log(partition).offsets()) {
      if (offset < upTo && !state.fates.has(offset)) this.violated(`${partition}: offset ${offset} has no fate`);
    }
    state.finalTo = 0;
    this.#mustBeFinal(partition, Math.min(upTo, state.decidedTo));
    const repaired = new Map(tables.projected);
    for (const offset of tables.events.keys()) if (isListed(tables, offset)) repaired.set(offset, 1);
    for (const [offset, count] of repaired) {
      const stored = tables.events.get(offset)?.length ?? 0;
      if (count !== stored) this.violated(`${partition}: offset ${offset}: stored ${stored}, projected ${count}`);
    }
  }

  /** All is quiet: a version that was replayed must have counted every stored event once. */
  checkVersion(version: ReplayView): void {
    for (const partition of this.logs.keys()) {
      const tables = this.#of(partition);
      for (const offset of tables.events.keys()) {
        const count = version.countOf(partition, offset);
        if (count !== 1 && !isListed(tables, offset)) {
          this.violated(`${partition}: offset ${offset} is counted ${count} times in ${version.name}`);
        }
      }
    }
  }

  #mustBeFinal(partition: number, next: number): void {
    this.#mustBeWritten(partition, next, 'below the watermark');
    const state = this.#state(partition);
    state.finalTo = Math.max(state.finalTo, next);
  }

  /** Checks what is not known to be final. */
  #mustBeWritten(partition: number, next: number, why: string): void {
    const state = this.#state(partition);
    const tables = this.#of(partition);
    for (let offset = state.finalTo; offset < next; offset += 1) {
      const problem = this.#problemAt(offset, state, tables);
      if (problem) this.violated(`${partition}: offset ${offset} is ${why}, and ${problem}`);
    }
  }

  #problemAt(offset: number, state: PartitionState, tables: PartitionTables): string | undefined {
    const fate = state.fates.get(offset);
    if (fate === undefined || fate === DUPLICATE) return undefined;
    if (fate === STORED) {
      const stored = tables.events.get(offset)?.length ?? 0;
      if (stored !== 1) return `is stored ${stored} times`;
      const projected = tables.projected.get(offset) ?? 0;
      return projected === 1 || isListed(tables, offset) ? undefined : `is projected ${projected} times`;
    }
    const rejected = tables.rejections.get(offset)?.length ?? 0;
    if (rejected !== 1) return `has ${rejected} rows of rejection`;
    return state.published.has(offset) ? undefined : 'was never published as rejected';
  }

  #decide(partition: number, row: LedgerRow): void {
    const state = this.#state(partition);
    const counts = { accepted: 0, rejected: 0, duplicates: 0 };
    for (let offset = row.first; offset <= row.last; offset += 1) {
      const kind = this.#log(partition).kindAt(offset);
      if (!kind) continue;
      const fate = fateIn(row.fates, offset);
      state.fates.set(offset, fate);
      this.#checkFate(partition, offset, kind, fate);
      if (fate === STORED) counts.accepted += 1;
      else if (fate === DUPLICATE) counts.duplicates += 1;
      else counts.rejected += 1;
    }
    this.count('records decided to be stored', counts.accepted);
    this.count('records decided to be rejected', counts.rejected);
    this.count('records decided to be duplicates', counts.duplicates);
    const { accepted, rejected, duplicates } = row;
    if (JSON.stringify(counts) !== JSON.stringify({ accepted, rejected, duplicates })) {
      this.violated(`${partition}: ledger row ${row.first}-${row.last} counts wrongly`);
    }
  }

  /** Whether the fate is one this record may have. */
  #checkFate(partition: number, offset: number, kind: RecordKind, fate: string): void {
    const state = this.#state(partition);
    const before = state.storedAt.get(kind.event);
    const earlier = before === undefined ? undefined : { storedSince: storedBetween(state, before, offset) };
    if (fate === STORED) state.storedAt.set(kind.event, offset);
    const allowed = allowedFates(kind, earlier, this.memory);
    if (allowed.has(fate)) return;
    this.violated(`${partition}: the fate of offset ${offset} is ${fate}, and should be ${[...allowed].join(' or ')}`);
  }

  #state(partition: number): PartitionState {
    let state = this.#states.get(partition);
    if (!state) {
      const sets = { fates: new Map(), storedAt: new Map(), rows: new Set<string>(), published: new Set<number>() };
      this.#states.set(partition, (state = { ...sets, decidedTo: 0, finalTo: 0 }));
    }
    return state;
  }

  #log(partition: number): LogModel {
    const log = this.logs[partition];
    if (!log) throw new Error(`no partition ${partition}`);
    return log;
  }

  #of(partition: number): PartitionTables {
    if (!this.#tables) throw new Error('nothing to watch');
    return this.#tables.of(partition);
  }
}

function storedBetween({ fates }: PartitionState, from: number, to: number): number {
  let count = 0;
  for (let offset = from + 1; offset < to; offset += 1) if (fates.get(offset) === STORED) count += 1;
  return count;
}

function fateIn(runs: readonly FateRun[], offset: number): string {
  return runs.find((run) => offset >= run.offset && offset < run.offset + run.count)?.fate ?? STORED;
}

/** Whether the hour of the stored event at an offset is to be rebuilt. */
function isListed(tables: PartitionTables, offset: number): boolean {
  const row = tables.events.get(offset)?.[0];
  const hour = row ? Math.floor(row.occurredAt / 3_600_000) * 3_600_000 : -1;
  return tables.repairs.some((repair) => repair.hour === hour && offset >= repair.first && offset <= repair.last);
}
