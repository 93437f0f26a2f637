import { Inject, Injectable } from '@nestjs/common';
import { type ClickHouseReader } from '@docket/clickhouse';
import { TenantReader } from '../access/tenant-reader.js';
import { type ExportSettings } from '../exports/export-settings.js';
import { EXPORT_SETTINGS, READER } from '../tokens.js';
import { type DiskBudget } from './disk-budget.js';
import { ExportFile } from './export-file.js';
import { type ExportJob } from './job.js';
import { scopeOfJob } from './job-scope.js';
import { selectionOfJob } from './job-selection.js';
import { makeFile, WHOLE_SECONDS } from './make-file.js';

/** How far an export is. */
export type Progress = Partial<Pick<ExportJob, 'total' | 'rows' | 'bytes'>>;

/** Where a run writes, and whom it tells. */
export interface Run {
  readonly path: string;
  readonly budget: DiskBudget;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/** Makes the file of one export. */
@Injectable()
export class JobRunner {
  constructor(
    @Inject(READER) private readonly reader: ClickHouseReader,
    @Inject(EXPORT_SETTINGS) private readonly settings: ExportSettings,
  ) {}

  /**
   * Of a run that fails no file is counted; its path has to be cleared.
   * @returns SHA-256 of the file, in hex
   */
  async run(job: ExportJob, { path, budget, signal, onProgress }: Run): Promise<string> {
    const file = await ExportFile.create(path, {
      isPacked: job.compress === 'gzip',
      budget,
      onWritten: (bytes) => {
        onProgress({ bytes });
      },
    });
    const caps = { ...this.settings.caps, executionSeconds: WHOLE_SECONDS };
    try {
      await makeFile({
        tenant: new TenantReader(this.reader, scopeOfJob(job), { signal, caps }),
        selection: selectionOfJob(job),
        cut: job.cut,
        mostRows: this.settings.rows,
        file,
        signal,
        onProgress,
      });
      return await file.finish();
    } catch (error) {
      budget.give(file.bytes);
      throw error;
    } finally {
      await file.close();
    }
  }
}
