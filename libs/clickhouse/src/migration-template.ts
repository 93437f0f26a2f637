import { MigrationError } from './migration-error.js';
import { quoteName } from './sql-text.js';

/** Where migrations are applied. */
export interface MigrationTarget {
  readonly database: string;
  /** Name of a cluster in the server's configuration; one node without it. */
  readonly cluster?: string | undefined;
}

const NONE: ReadonlyMap<string, string> = new Map();

/** Blocks whose tokens ClickHouse remembers per table, and for how long on a cluster. */
const DEDUPLICATION_BLOCKS = 100_000;
const DEDUPLICATION_SECONDS = 7 * 24 * 3600;

/**
 * Fills in what differs between one node and a cluster: `{{database}}`, `{{on_cluster}}`, `{{engine}}` (plain
 * MergeTree) or `{{engine:Replacing(version)}}`, and `{{deduplication_window}}`.
 * @param own templates of the caller, by name
 * @throws {MigrationError} for a template that is not one of these.
 */
export function fillTemplate(sql: string, target: MigrationTarget, own: ReadonlyMap<string, string> = NONE): string {
  return sql.replaceAll(/\{\{([^}]*)\}\}/g, (whole, inner: string) => {
    const filled = own.get(inner);
    if (filled !== undefined) return filled;
    const [name = '', argument] = inner.split(/:(.*)/s, 2);
    switch (name) {
      case 'database':
        return quoteName(target.database);
      case 'on_cluster':
        return target.cluster === undefined ? '' : `ON CLUSTER ${quoteName(target.cluster)}`;
      case 'engine':
        return engine(argument ?? '', target);
      case 'deduplication_window':
        return deduplicationWindow(target);
      default:
        throw new MigrationError(`unknown template ${whole}`);
    }
  });
}

function engine(variant: string, target: MigrationTarget): string {
  const [, kind, options] = /^([A-Za-z]*)(\(.*\))?$/s.exec(variant) ?? [];
  if (kind === undefined) throw new MigrationError(`unknown engine {{engine:${variant}}}`);
  // Without arguments for path and replica, ReplicatedMergeTree takes them from the server's configuration.
  return `${target.cluster === undefined ? '' : 'Replicated'}${kind}MergeTree${options ?? ''}`;
}

function deduplicationWindow(target: MigrationTarget): string {
  if (target.cluster === undefined) return `non_replicated_deduplication_window = ${DEDUPLICATION_BLOCKS}`;
  return (
    `replicated_deduplication_window = ${DEDUPLICATION_BLOCKS}, ` +
    `replicated_deduplication_window_seconds = ${DEDUPLICATION_SECONDS}`
  );
}
