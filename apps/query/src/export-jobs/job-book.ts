import { isOver, type ExportJob } from './job.js';
import { type JobFolder } from './job-folder.js';
import { type DiskBudget } from './disk-budget.js';

const HOUR_MS = 3_600_000;
/** How long it is still told that there was an export without a file. */
const REMEMBERED_MS = 24 * HOUR_MS;

/** All exports, in the sequence in which they were asked for: in memory, and in the folder for the next process. */
export class JobBook {
  readonly #jobs = new Map<string, ExportJob>();
  /** Writes to the folder go one behind the other, so that the later state stays. */
  #written: Promise<unknown> = Promise.resolve();

  constructor(
    readonly folder: JobFolder,
    private readonly options: { readonly budget: DiskBudget; readonly hours: number },
  ) {}

  /** Takes up what a former process left: what was being made begins anew. */
  async load(): Promise<void> {
    for (const job of await this.folder.load()) {
      if (isOver(job)) {
        this.#jobs.set(job.id, job);
        this.options.budget.found(await this.folder.sizeOf(job.id));
        continue;
      }
      await this.folder.removeData(job.id);
      await this.put({ ...job, state: 'queued', rows: 0, bytes: 0 });
    }
  }

  all(): ExportJob[] {
    return [...this.#jobs.values()];
  }

  get(id: string): ExportJob | undefined {
    return this.#jobs.get(id);
  }

  async put(job: ExportJob): Promise<void> {
    this.#jobs.set(job.id, job);
    await this.#inTurn(() => this.folder.save(job));
  }

  /** Says how far it is, to this process alone. */
  note(id: string, progress: Partial<ExportJob>): void {
    const job = this.#jobs.get(id);
    if (job !== undefined) this.#jobs.set(id, { ...job, ...progress });
  }

  /** It ended, and keeps its file only when it is done. */
  async end(job: ExportJob, end: Pick<ExportJob, 'state'> & Partial<ExportJob>, now = Date.now()): Promise<void> {
    const isDone = end.state === 'done';
    if (!isDone) await this.folder.removeData(job.id);
    const expires_at = now + (isDone ? this.options.hours * HOUR_MS : REMEMBERED_MS);
    await this.put({ ...job, ...(isDone ? {} : { bytes: 0 }), finished_at: now, expires_at, ...end });
  }

  async remove(job: ExportJob): Promise<void> {
    this.#jobs.delete(job.id);
    if (job.state === 'done') this.options.budget.give(job.bytes);
    await this.#inTurn(() => this.folder.remove(job.id));
  }

  /** Lets go of files whose time is over, and forgets those that had none for long enough. */
  async sweep(now = Date.now()): Promise<void> {
    for (const job of this.all()) {
      if (!isOver(job) || (job.expires_at ?? 0) > now) continue;
      if (job.state !== 'done') await this.remove(job);
      else await this.#expire(job, now);
    }
  }

  async #inTurn(write: () => Promise<void>): Promise<void> {
    const written = this.#written.then(write);
    this.#written = written.catch(() => undefined);
    await written;
  }

  async #expire(job: ExportJob, now: number): Promise<void> {
    await this.folder.removeData(job.id);
    this.options.budget.give(job.bytes);
    await this.put({ ...job, state: 'expired', expires_at: now + REMEMBERED_MS });
  }
}
