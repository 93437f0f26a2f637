import { createHash } from 'node:crypto';
import { type FateRun, type LedgerRow, type Unstored } from '@docket/ledger';
import { type Manifest } from '../manifest/manifest.js';

/** What tells a restored row of the ledger from all others. */
export type RowIdentity = Pick<LedgerRow, 'first' | 'last' | 'digest'>;

/** The row of a range: one for all its batches. @param at ms since 1970 by ClickHouse's clock: tokens are trusted from then on */
export function restoredRow(manifest: Manifest, { owner, at }: { owner: string; at: number }): LedgerRow {
  const { counts } = manifest;
  return {
    ...identityOf(manifest),
    fates: manifest.fates.map(([offset, count, fate]): FateRun => ({ offset, count, fate: fate as Unstored })),
    accepted: counts.accepted,
    rejected: counts.rejected,
    duplicates: counts.duplicates,
    lastRecord: manifest.last_record,
    owner,
    at,
  };
}

/**
 * The digest is of the files, not of the raw values, which are not in the archive. So ingestion, should it find a row that is
 * not closed, takes the topic's records for others and stops, rather than writing them beside what was restored of them.
 */
export function identityOf({ first, last, files }: Manifest): RowIdentity {
  const parts = ['restored', first, last, files.events?.sha256 ?? '', files.rejections?.sha256 ?? ''];
  return { first, last, digest: createHash('sha256').update(parts.join('/')).digest('hex') };
}
