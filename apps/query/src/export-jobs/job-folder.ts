import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type ExportJob, exportJob } from './job.js';

const JOB = 'job.json';
const DATA = 'data';
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The folder of exports: one per export, with its state and its file. It belongs to one process. */
export class JobFolder {
  constructor(private readonly folder: string) {}

  /** Makes the folder, and reads what a former process left. Half of something is removed. */
  async load(): Promise<ExportJob[]> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const names = (await readdir(this.folder)).filter((name) => ID.test(name));
    const jobs: ExportJob[] = [];
    for (const id of names) {
      const job = await this.#read(id);
      if (job === undefined) await this.remove(id);
      else jobs.push(job);
    }
    return jobs.sort((a, b) => a.created_at - b.created_at);
  }

  /** Written beside and moved there, so that a crash leaves the former state or the new one. */
  async save(job: ExportJob): Promise<void> {
    const folder = path.join(this.folder, job.id);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const beside = path.join(folder, `${JOB}.new`);
    const file = await open(beside, 'w', 0o600);
    try {
      await file.writeFile(JSON.stringify(job));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path.join(folder, JOB));
  }

  /** Where the file of an export is. */
  dataOf(id: string): string {
    return path.join(this.folder, id, DATA);
  }

  /** Size of its file in bytes; 0 without one. */
  async sizeOf(id: string): Promise<number> {
    return stat(this.dataOf(id)).then(
      ({ size }) => size,
      () => 0,
    );
  }

  async removeData(id: string): Promise<void> {
    await rm(this.dataOf(id), { force: true });
  }

  async remove(id: string): Promise<void> {
    await rm(path.join(this.folder, id), { recursive: true, force: true });
  }

  async #read(id: string): Promise<ExportJob | undefined> {
    try {
      const text = await readFile(path.join(this.folder, id, JOB), 'utf8');
      return exportJob.parse(JSON.parse(text));
    } catch {
      return undefined;
    }
  }
}
