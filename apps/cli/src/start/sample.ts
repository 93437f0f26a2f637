import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { WORKSPACE_ROOT } from '../workspace.js';
import { startFile } from './start-files.js';

/** The log that `docket start` imports. */
export const SAMPLE = {
  file: path.join(WORKSPACE_ROOT, 'samples/servicenow-incident-log.csv'),
  mapping: path.join(WORKSPACE_ROOT, 'samples/servicenow.mapping.yaml'),
  tenant: 'demo',
  /** An incident whose history the report shows. */
  ticket: 'INC0000045',
} as const;

const sampleRecord = z.object({
  /** SHA-256 of log and mapping: another version of them is imported again. */
  content: z.string(),
  events: z.int(),
  actions: z.record(z.string(), z.int()),
});

/** What an earlier start published of the sample. */
export type SampleRecord = z.infer<typeof sampleRecord>;

/** The record of the sample as it is now; undefined when it was not imported, or was another one. */
export function readSampleRecord(dataDir: string): SampleRecord | undefined {
  try {
    const record = sampleRecord.parse(JSON.parse(readFileSync(startFile(dataDir, 'sample'), 'utf8')));
    return record.content === sampleContent() ? record : undefined;
  } catch {
    return undefined;
  }
}

/** Remembers that the sample is imported, once all of it can be queried. */
export function writeSampleRecord(dataDir: string, { events, actions }: Omit<SampleRecord, 'content'>): void {
  const record: SampleRecord = { content: sampleContent(), events, actions };
  writeFileSync(startFile(dataDir, 'sample'), `${JSON.stringify(record, undefined, 2)}\n`);
}

function sampleContent(): string {
  const hash = createHash('sha256');
  for (const file of [SAMPLE.file, SAMPLE.mapping]) hash.update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}
