import { connectReader } from '@docket/clickhouse';
import { holdsOn, LEGAL_HOLD_KIND, type LegalHold, legalHoldRecord, type Subjects } from '@docket/erasure';
import { CommandError } from '../command-error.js';
import { clickhouseSettings } from '../connections.js';
import { type CliContext } from '../context.js';
import { type ControlStore } from '../control/control-store.js';

/** All legal holds there ever were. */
export async function legalHolds(control: ControlStore): Promise<LegalHold[]> {
  const records = await control.list(LEGAL_HOLD_KIND);
  return records.map(({ id, value }) => ({ id, ...legalHoldRecord.parse(JSON.parse(value)) }));
}

/** @throws {CommandError} when a hold keeps something of these subjects */
export async function refuseHeld(subjects: Subjects, holds: readonly LegalHold[], context: CliContext): Promise<void> {
  const reader = connectReader(clickhouseSettings(context));
  try {
    const [hold] = await holdsOn(reader, subjects, holds);
    if (!hold) return;
    throw new CommandError(
      `legal hold ${hold.id} on ${hold.subject ?? 'the whole tenant'} forbids it (${hold.by}, ${hold.placed_at}: ${hold.reason}); ` +
        `when it is over: docket legal-hold release ${hold.id}`,
    );
  } finally {
    await reader.close();
  }
}
