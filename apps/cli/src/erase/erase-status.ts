import { ERASURE_KIND, erasureRecord } from '@docket/erasure';
import { type CliContext } from '../context.js';
import { withControlStore } from '../control/with-control-store.js';
import { table } from '../table.js';

/** Prints what was erased, as far as it is known: whose it was is not. */
export async function runEraseStatus({ json }: { json?: boolean }, context: CliContext): Promise<void> {
  const records = await withControlStore(context, (control) => control.list(ERASURE_KIND));
  const erased = records
    .map(({ id, value }) => ({ key: id, ...erasureRecord.parse(JSON.parse(value)) }))
    .sort((a, b) => b.requested_at.localeCompare(a.requested_at));
  if (json === true) {
    context.out.print(JSON.stringify(erased, undefined, 2));
    return;
  }
  if (erased.length === 0) context.out.note('nothing was erased yet');
  const rows = erased.map((one) => [
    `${one.subject_type} ${one.key.slice(0, 12)}`,
    one.tenant_id,
    one.requested_at,
    one.done_at ?? 'not done: give the same command again',
    one.by,
    one.reason,
  ]);
  context.out.print(table(['subject', 'tenant', 'asked for', 'done', 'by', 'reason'], rows));
}
