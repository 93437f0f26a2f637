import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Problem } from '@docket/http';
import { type Logger } from '@docket/telemetry';
import { type TenantScope } from '../access/tenant-limits.js';
import { type ExportSettings } from '../exports/export-settings.js';
import { EXPORT_SETTINGS, LOG } from '../tokens.js';
import { DiskBudget } from './disk-budget.js';
import { failureOf, noRoom } from './failure.js';
import { type ExportJob, isOver } from './job.js';
import { mayHave } from './job-scope.js';
import { JobBook } from './job-book.js';
import { JobFolder } from './job-folder.js';
import { JobRunner } from './job-runner.js';

/** Exports of a tenant that are there at once, of whatever state. */
const MOST_OF_A_TENANT = 50;
const SWEEP_MS = 60_000;

interface Running {
  readonly tenantId: string;
  readonly controller: AbortController;
  readonly ended: Promise<void>;
}

/** Takes exports, has them made in turn, one of a tenant at a time, and lets go of them in the end. */
@Injectable()
export class ExportDesk implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #running = new Map<string, Running>();
  readonly #budget: DiskBudget;
  readonly #known: JobBook | undefined;
  #sweeps: NodeJS.Timeout | undefined;
  #isClosing = false;

  constructor(
    @Inject(EXPORT_SETTINGS) private readonly settings: ExportSettings,
    @Inject(LOG) private readonly log: Logger,
    @Inject(JobRunner) private readonly runner: JobRunner,
  ) {
    const { folder, hours, bytes } = settings;
    this.#budget = new DiskBudget(bytes);
    if (folder !== undefined) this.#known = new JobBook(new JobFolder(folder), { budget: this.#budget, hours });
  }

  async onApplicationBootstrap(): Promise<void> {
    const book = this.#known;
    if (book === undefined) return;
    await book.load();
    await book.sweep();
    this.#sweeps = setInterval(() => {
      book.sweep().catch((error: unknown) => {
        this.log.error({ err: error }, 'exports whose time is over were not removed');
      });
    }, SWEEP_MS).unref();
    this.#startNext(book);
  }

  /** What is being made begins anew in the next process. */
  async onApplicationShutdown(): Promise<void> {
    this.#isClosing = true;
    clearInterval(this.#sweeps);
    const running = [...this.#running.values()];
    for (const { controller } of running) controller.abort();
    await Promise.all(running.map(({ ended }) => ended));
  }

  /**
   * Refuses at once what would be refused in the end.
   * @throws {Problem} 409 without a folder or without room, 429 when the tenant has too many
   */
  requireRoom(tenantId: string): void {
    const book = this.#book();
    if (book.all().filter((job) => job.tenant_id === tenantId).length >= MOST_OF_A_TENANT) {
      throw new Problem('too-many-requests', `There are ${MOST_OF_A_TENANT} exports already; delete some.`);
    }
    if (this.#budget.isSpent) throw noRoom();
  }

  async take(job: ExportJob): Promise<ExportJob> {
    const book = this.#book();
    await book.put(job);
    this.#startNext(book);
    return book.get(job.id) ?? job;
  }

  /** Those of a tenant that somebody may have, newest first. */
  list(scope: TenantScope): readonly ExportJob[] {
    const all = this.#known?.all() ?? [];
    return all.filter((job) => mayHave(scope, job)).reverse();
  }

  /** @throws {Problem} 404 when there is none of that id, or none that he may have */
  find(scope: TenantScope, id: string): ExportJob {
    const job = this.#known?.get(id);
    if (job !== undefined && mayHave(scope, job)) return job;
    throw new Problem('not-found', `There is no export ${id}; those that are over are forgotten after a while.`);
  }

  /** Where the file of a done export is. */
  pathOf(job: ExportJob): string {
    return this.#book().folder.dataOf(job.id);
  }

  /** Cancels an export that is under way; removes one that is over, with its file. @returns it as it is then */
  async remove(scope: TenantScope, id: string): Promise<ExportJob> {
    const job = this.find(scope, id);
    const running = this.#running.get(id);
    if (isOver(job)) {
      await running?.ended;
      await this.#book().remove(job);
      return job;
    }
    this.#book().note(id, { state: 'cancelled' });
    running?.controller.abort();
    // What is running ends itself, and then says so.
    if (running === undefined) await this.#book().end(job, { state: 'cancelled' });
    else await running.ended;
    return this.#book().get(id) ?? job;
  }

  #book(): JobBook {
    if (this.#known !== undefined) return this.#known;
    throw new Problem('conflict', 'This service has no folder for exports: DOCKET_QUERY_EXPORT_DIR says where.');
  }

  #startNext(book: JobBook): void {
    while (!this.#isClosing && this.#running.size < this.settings.jobs) {
      const busy = new Set([...this.#running.values()].map(({ tenantId }) => tenantId));
      const next = book.all().find((job) => job.state === 'queued' && !busy.has(job.tenant_id));
      if (next === undefined) return;
      const controller = new AbortController();
      book.note(next.id, { state: 'running' });
      const ended = this.#run(book, next, controller.signal).finally(() => {
        this.#running.delete(next.id);
        this.#startNext(book);
      });
      this.#running.set(next.id, { tenantId: next.tenant_id, controller, ended });
    }
  }

  /** Never rejects: whatever becomes of it is the state of the export. */
  async #run(book: JobBook, job: ExportJob, signal: AbortSignal): Promise<void> {
    const { id } = job;
    try {
      await book.put({ ...job, state: 'running', started_at: Date.now() });
      const digest = await this.runner.run(job, {
        path: book.folder.dataOf(id),
        budget: this.#budget,
        signal,
        onProgress: (progress) => {
          book.note(id, progress);
        },
      });
      const made = book.get(id) ?? job;
      // It was cancelled when nothing was left to do.
      if (made.state === 'cancelled') this.#budget.give(made.bytes);
      await book.end(made, made.state === 'cancelled' ? { state: 'cancelled' } : { state: 'done', digest });
    } catch (error) {
      await this.#endBadly(book, book.get(id) ?? job, error);
    }
  }

  async #endBadly(book: JobBook, job: ExportJob, error: unknown): Promise<void> {
    const failure = failureOf(error);
    try {
      if (job.state === 'cancelled') await book.end(job, { state: 'cancelled' });
      // Stays as it is in the folder: the next process begins anew.
      else if (!this.#isClosing) await book.end(job, { state: 'failed', error: failure.text });
      if (failure.isOurs && job.state !== 'cancelled' && !this.#isClosing) {
        this.log.error({ err: error, export: job.id }, 'export failed');
      }
    } catch (second) {
      book.note(job.id, { state: 'failed', error: failure.text });
      this.log.error({ err: second, export: job.id }, 'the state of an export was not written');
    }
  }
}
