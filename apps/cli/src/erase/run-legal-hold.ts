import { randomUUID } from 'node:crypto';
import { LEGAL_HOLD_KIND, type LegalHold } from '@docket/erasure';
import { CommandError } from '../command-error.js';
import { type CliContext } from '../context.js';
import { withControlStore } from '../control/with-control-store.js';
import { userName } from '../operator-name.js';
import { publishAudit } from '../publish/publish-audit.js';
import { table } from '../table.js';
import { legalHolds } from './legal-holds.js';

/** The options of `docket legal-hold place`. */
export interface HoldOptions {
  readonly tenant: string;
  readonly reason: string;
}

/** Places a hold and prints its id. @param subject undefined: all of the tenant */
export async function placeHold(
  subject: string | undefined,
  { tenant, reason }: HoldOptions,
  context: CliContext,
): Promise<void> {
  const id = randomUUID();
  const placed = { tenant_id: tenant, subject, reason, by: userName(), placed_at: new Date().toISOString() };
  await withControlStore(context, (control) => control.put(LEGAL_HOLD_KIND, new Map([[id, placed]])));
  await audited({ id, ...placed }, 'created', reason, context);
  context.out.print(id);
  context.out.note(`nothing of ${subject ?? `tenant ${tenant}`} can be erased until: docket legal-hold release ${id}`);
}

/** Ends a hold. @throws {CommandError} when there is none of this id, or it has ended */
export async function releaseHold(id: string, context: CliContext): Promise<void> {
  const hold = await withControlStore(context, async (control) => {
    const found = (await legalHolds(control)).find((one) => one.id === id);
    if (!found) throw new CommandError(`there is no legal hold ${id}; \`docket legal-hold list\` shows them`);
    if (found.released_at !== undefined)
      throw new CommandError(`legal hold ${id} was released at ${found.released_at}`);
    const released = { ...found, id: undefined, released_at: new Date().toISOString(), released_by: userName() };
    await control.put(LEGAL_HOLD_KIND, new Map([[id, released]]));
    return found;
  });
  await audited(hold, 'revoked', undefined, context);
  context.out.print(`legal hold ${id} on ${hold.subject ?? 'the whole tenant'} is released`);
}

/** Prints all holds, those that are over too. */
export async function listHolds({ json }: { json?: boolean }, context: CliContext): Promise<void> {
  const holds = await withControlStore(context, legalHolds);
  if (json === true) {
    context.out.print(JSON.stringify(holds, undefined, 2));
    return;
  }
  const rows = holds.map((hold) => [
    hold.id,
    hold.tenant_id,
    hold.subject ?? 'everything',
    hold.placed_at,
    hold.by,
    hold.released_at === undefined ? 'in force' : `released ${hold.released_at} by ${hold.released_by ?? ''}`,
    hold.reason,
  ]);
  context.out.print(table(['id', 'tenant', 'subject', 'placed', 'by', 'state', 'reason'], rows));
}

async function audited(
  { id, tenant_id, subject }: LegalHold,
  operation: string,
  reason: string | undefined,
  context: CliContext,
): Promise<void> {
  await publishAudit(context, 'audit.configured', {
    tenant_id,
    reason,
    target: { type: 'legal_hold', id, name: subject ?? null },
    details: { area: 'legal_hold', operation, changes: [] },
  });
}
