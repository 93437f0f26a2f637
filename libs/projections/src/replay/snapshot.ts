import { randomUUID } from 'node:crypto';
import { quoteName } from '@docket/clickhouse';
import { HoldEndedError, pause, TopicHold } from '@docket/ledger';
import { carryOut, dropTable } from '../versions/statements.js';
import { OpenError, requireClosed } from './closed.js';
import { ReplayError } from './replay-error.js';
import { type ReplayParts } from './surroundings.js';

/** Tables as they all were at one moment. */
export interface Snapshot {
  /** Tables made for a comparison with it are named after this, so that they are found when it is broken off. */
  readonly id: string;
  /** Name of the copy of a table. */
  readonly of: (table: string) => string;
  readonly drop: () => Promise<void>;
}

const PATIENCE_MS = 5_000;
const ATTEMPTS = 20;
const WAIT_MS = 500;

/**
 * Copies tables at a moment at which every batch that was decided is in all of them. The copies share the files of the
 * tables, so they take neither time nor room; ingestion waits for them, a part of a second.
 * @throws {ReplayError} when there is no such moment
 */
export async function takeSnapshot(parts: ReplayParts, tables: readonly string[]): Promise<Snapshot> {
  const id = randomUUID().slice(0, 8);
  const { writer, target, topic, signal } = parts;
  const copyOf = (table: string): string => `${table}__as_of_${id}`;
  const drop = (): Promise<void> => carryOut(writer, ...tables.map((table) => dropTable(copyOf(table), target)));
  let why = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    await drop();
    try {
      await new TopicHold(writer, topic).during(PATIENCE_MS, async (held) => {
        requireClosed(held);
        for (const table of tables) {
          await writer.command(`CREATE TABLE ${quoteName(copyOf(table))} CLONE AS ${quoteName(table)}`);
        }
      });
      return { id, of: copyOf, drop };
    } catch (error) {
      await drop();
      if (!(error instanceof HoldEndedError || error instanceof OpenError)) throw error;
      why = error.message;
      await pause(WAIT_MS, signal);
    }
  }
  throw new ReplayError(
    `there was no moment at which all projections agree with the events (${why}): is ingestion running? \`docket ingest status\``,
  );
}
