import { type SnapshotsSpec } from '../mapping/mapping-spec.js';
import { RowError } from '../row-error.js';
import { type Row } from '../rows/read-rows.js';
import { type Getter } from '../values/compile-scope.js';
import { textGetter } from '../values/text-value.js';
import { valueSource } from '../values/value-source.js';
import { caseChanges, type CaseChange } from './case-changes.js';
import { type ConvertScope } from './convert-scope.js';
import { type BadRow, type Converted, type ImportedEvent } from './imported-event.js';
import { importedEventId } from './row-identity.js';
import { type Snapshot, snapshotReader } from './snapshot-reader.js';

interface IdentifiedSnapshot extends Snapshot {
  readonly key: string;
  /** How many rows of the case had the same key before, in file order. */
  readonly occurrence: number;
}

/** Rows are successive states of a case: what changed from one to the next gives the events. */
export class SnapshotsConverter {
  private readonly read: (row: Row) => Snapshot;
  private readonly caseGetter: Getter<string>;

  constructor(
    spec: SnapshotsSpec,
    private readonly scope: ConvertScope,
  ) {
    this.read = snapshotReader(spec, scope);
    const source = valueSource.safeParse(spec.case ?? scope.event['ticket_id']);
    if (!source.success) scope.problem(['snapshots', 'case'], 'is missing, and event.ticket_id does not name a column');
    this.caseGetter = source.success ? textGetter(source.data, ['snapshots', 'case'], scope) : () => undefined;
  }

  /** What the rows of one case share. @throws {RowError} */
  caseOf(row: Row): string {
    this.scope.columns.check(row);
    const found = this.caseGetter(row);
    if (found === undefined) throw new RowError('', 'does not say which case it belongs to');
    return found;
  }

  /** The events of one case. Rows must be given in the order of the file; a bad one is passed over. */
  convert(caseId: string, rows: readonly Row[]): Converted {
    const bad: BadRow[] = [];
    const snapshots = this.identified(caseId, rows, bad).sort(byTime);
    const events = snapshots.flatMap((snapshot, i) =>
      caseChanges(snapshots[i - 1]?.state, snapshot.state).map((change) => this.event(snapshot, change)),
    );
    return { events, bad };
  }

  private identified(caseId: string, rows: readonly Row[], bad: BadRow[]): IdentifiedSnapshot[] {
    const seen = new Map<string, number>();
    return rows.flatMap((row) => {
      const key = JSON.stringify([caseId, this.scope.key(row)]);
      const occurrence = seen.get(key) ?? 0;
      seen.set(key, occurrence + 1);
      try {
        return [{ ...this.read(row), key, occurrence }];
      } catch (error) {
        if (!(error instanceof RowError)) throw error;
        bad.push({ row, error });
        return [];
      }
    });
  }

  private event(snapshot: IdentifiedSnapshot, change: CaseChange): ImportedEvent {
    const { row, at, key, occurrence } = snapshot;
    const input = {
      ...snapshot.envelope,
      occurred_at: at,
      tenant_id: this.scope.tenant,
      event_id: importedEventId({ ...this.scope, key, occurrence, change: change.index }),
      details: { ...change.details, ...addedDetails(change, snapshot) },
    };
    return { action: change.action, input: input, row };
  }
}

function addedDetails({ action }: CaseChange, { created, other }: Snapshot): Record<string, unknown> {
  if (action === 'ticket.created') return created;
  return action === 'ticket.other' ? other : {};
}

/** Time, then the sequence column, then the order of the file. */
function byTime(a: Snapshot, b: Snapshot): number {
  return a.at - b.at || a.sequence - b.sequence || a.row.line - b.row.line;
}
