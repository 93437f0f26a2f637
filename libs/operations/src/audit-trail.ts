import { setTimeout } from 'node:timers/promises';
import { type ClickHouseReader } from '@docket/clickhouse';
import { mayPass } from '@docket/ledger';
import { entryOf, type LogEntry } from '@docket/projections';
import { type Audit, InvalidEventError } from '@docket/sdk';
import { isAudited, operationEvents, type OperationEvent } from './audit-events.js';
import { stepsQuery, storedQuery } from './audit-queries.js';

const FIRST_MS = 500;
const LONGEST_MS = 10_000;
/** Ids asked for at once. */
const ASKED = 500;

/** What an audit trail needs. */
export interface AuditTrailParts {
  readonly reader: Pick<ClickHouseReader, 'query'>;
  /** Is called when there is something to publish, and again after it failed. */
  readonly connect: () => Promise<Audit>;
  /** Tenant of the events. */
  readonly tenantId: string;
  /** Is told whenever an attempt failed; it is repeated. */
  readonly failed: (error: unknown) => void;
}

/**
 * Publishes what operators do to projections as events. What was done stands in the log of projections first; events are made
 * of that, with ids that follow from it, so that what one process could not publish another one makes good, and nothing is
 * stored twice.
 */
export class AuditTrail {
  readonly #published = new Set<string>();
  readonly #closed = new AbortController();
  #audit: Audit | undefined;
  /** Events that are not in the log of projections. */
  #others: OperationEvent[] = [];
  #isBehind = false;
  /** The last attempt failed for a reason that does not pass by itself: a right or a schema that is not there. */
  #isHopeless = false;
  #isClosing = false;
  #work: Promise<void> | undefined;

  constructor(private readonly parts: AuditTrailParts) {}

  /** Is told of every entry that was written to the log of projections; returns at once. */
  readonly noted = ({ step }: Pick<LogEntry, 'step'>): void => {
    if (isAudited(step)) this.catchUp();
  };

  /** Publishes, in the background, whatever the log has and the audit log has not. */
  catchUp(): void {
    this.#isBehind = true;
    this.#work ??= this.#untilLevel().finally(() => {
      this.#work = undefined;
      // Something may have come between the last look and now.
      if (this.#goesOn()) this.catchUp();
    });
  }

  /** Publishes, in the background, an event that is not in the log. It is lost if this process ends before. */
  add(event: OperationEvent): void {
    this.#others.push(event);
    this.catchUp();
  }

  /**
   * Waits for what is under way, as long as there is hope, and disconnects.
   * @returns whether everything is published; the rest is left to whoever catches up next
   */
  async close(withinMs: number): Promise<boolean> {
    this.#isClosing = true;
    const patience = new AbortController();
    const late = setTimeout(withinMs, undefined, { signal: patience.signal }).catch(() => undefined);
    if (!this.#isHopeless) await Promise.race([this.#work, late]);
    patience.abort();
    const isLevel = this.#work === undefined && !this.#isBehind;
    this.#closed.abort();
    await this.#audit?.close().catch(() => undefined);
    return isLevel;
  }

  async #untilLevel(): Promise<void> {
    for (let waitMs = FIRST_MS; this.#goesOn();) {
      this.#isBehind = false;
      try {
        await this.#publishMissing();
        this.#isHopeless = false;
        waitMs = FIRST_MS;
      } catch (error) {
        this.#isBehind = true;
        this.#isHopeless = !mayPass(error);
        this.parts.failed(error);
        if (!this.#goesOn()) return;
        await setTimeout(waitMs, undefined, { signal: this.#closed.signal, ref: false }).catch(() => undefined);
        waitMs = Math.min(LONGEST_MS, waitMs * 2);
      }
    }
  }

  #goesOn(): boolean {
    if (this.#closed.signal.aborted || (this.#isClosing && this.#isHopeless)) return false;
    return this.#isBehind;
  }

  async #publishMissing(): Promise<void> {
    for (const event of this.#others) await this.#publish(event);
    this.#others = this.#others.filter(({ event_id }) => !this.#published.has(event_id));
    const entries = (await this.parts.reader.query(stepsQuery, {})).map(entryOf);
    const unknown = operationEvents(entries).filter(({ event_id }) => !this.#published.has(event_id));
    for (let from = 0; from < unknown.length; from += ASKED) {
      const some = unknown.slice(from, from + ASKED);
      const stored = await this.#stored(some);
      for (const { event_id } of some) if (stored.has(event_id)) this.#published.add(event_id);
      for (const event of some.filter(({ event_id }) => !stored.has(event_id))) await this.#publish(event);
    }
  }

  async #publish(event: OperationEvent): Promise<void> {
    this.#audit ??= await this.#connected();
    const { tenantId: tenant_id } = this.parts;
    try {
      await this.#audit.emit('audit.replayed', { ...event, tenant_id }, { redelivery: true });
    } catch (error) {
      if (!(error instanceof InvalidEventError)) throw error;
      // It is refused for ever, and must not keep others waiting.
      this.parts.failed(error);
    }
    this.#published.add(event.event_id);
  }

  /** A connection that comes too late must not keep the process alive. */
  async #connected(): Promise<Audit> {
    const audit = await this.parts.connect();
    if (!this.#closed.signal.aborted) return audit;
    await audit.close();
    throw new Error('the audit trail was closed while it connected');
  }

  async #stored(events: readonly OperationEvent[]): Promise<ReadonlySet<string>> {
    const from_ms = Math.min(...events.map(({ occurred_at }) => Number(occurred_at)));
    const ids = events.map(({ event_id }) => event_id);
    const rows = await this.parts.reader.query(storedQuery, { tenant_id: this.parts.tenantId, from_ms, ids });
    return new Set(rows.map(({ event_id }) => event_id));
  }
}
