import { setTimeout as delay } from 'node:timers/promises';
import { type DocketClient } from '@docket/client';
import { CommandError } from '../command-error.js';
import { type CliContext } from '../context.js';
import { filterParameters } from '../events/event-filter.js';
import { type Export } from '../query/answers.js';
import { openClient } from '../query/open-client.js';
import { queryTarget, type TargetOptions } from '../query/query-target.js';
import { table } from '../table.js';
import { askedFile, type FileOptions } from './asked-file.js';
import { type DoneExport, downloadFile } from './download-file.js';
import { requireFree, type SaveOptions } from './target-file.js';

/** How often it is asked how far an export is. */
const POLL_MS = 500;

type JobOptions = TargetOptions & { readonly json?: boolean };

interface StartOptions extends FileOptions, JobOptions {
  readonly download?: string;
  readonly force?: boolean;
}

/** Runs `docket export start`. */
export async function startExport(options: StartOptions, context: CliContext): Promise<void> {
  const { out, signal } = context;
  const client = openClient(queryTarget(options, context));
  const { download: file } = options;
  if (file !== undefined) requireFree(file, options);
  const filters = filterParameters(options) as unknown as Readonly<Record<string, readonly string[]>>;
  const started = await client.post('/v1/exports', { body: { filters, ...askedFile(options) }, signal });
  if (file === undefined) {
    out.print(options.json === true ? JSON.stringify(started, undefined, 2) : started.id);
    if (options.json !== true) out.note(`\`docket export download ${started.id}\` saves it when it is done`);
    return;
  }
  out.note(`export ${started.id}`);
  const done = await untilDone(client, started, context);
  await downloadFile(client, done, file, signal);
  out.note(`${done.rows} events`);
  out.print(options.json === true ? JSON.stringify(done, undefined, 2) : file);
}

/** Runs `docket export list`. */
export async function listExports(options: JobOptions, context: CliContext): Promise<void> {
  const { out, signal } = context;
  const { exports } = await openClient(queryTarget(options, context)).get('/v1/exports', { signal });
  if (options.json === true) for (const each of exports) out.print(JSON.stringify(each));
  else out.print(exports.length === 0 ? 'no exports' : exportTable(exports));
}

/** Runs `docket export status`. */
export async function showExport(id: string, options: JobOptions, context: CliContext): Promise<void> {
  const client = openClient(queryTarget(options, context));
  print(await client.get('/v1/exports/{id}', { params: { path: { id } }, signal: context.signal }), options, context);
}

/** Runs `docket export cancel`. */
export async function cancelExport(id: string, options: JobOptions, context: CliContext): Promise<void> {
  const client = openClient(queryTarget(options, context));
  print(
    await client.delete('/v1/exports/{id}', { params: { path: { id } }, signal: context.signal }),
    options,
    context,
  );
}

/** Runs `docket export download`. */
export async function downloadExport(
  id: string,
  options: SaveOptions & TargetOptions,
  context: CliContext,
): Promise<void> {
  const { out, signal } = context;
  const client = openClient(queryTarget(options, context));
  const params = { path: { id } };
  const done = await untilDone(client, await client.get('/v1/exports/{id}', { params, signal }), context);
  const file = options.output ?? `events-${id}.${kindOf(done)}`;
  requireFree(file, options);
  await downloadFile(client, done, file, signal);
  out.note(`${done.rows} events`);
  out.print(file);
}

/** @throws {CommandError} for an export that has no file, and will have none */
async function untilDone(client: DocketClient, started: Export, { out, signal }: CliContext): Promise<DoneExport> {
  let job = started;
  let told: string | undefined;
  const params = { path: { id: job.id } };
  while (job.state === 'queued' || job.state === 'running') {
    if (job.state !== told) out.note(job.state === 'queued' ? 'waits for its turn' : 'is being made');
    told = job.state;
    await delay(POLL_MS, undefined, { signal });
    job = await client.get('/v1/exports/{id}', { params, signal });
  }
  const { state, digest, error = '' } = job;
  if (state === 'done' && digest !== undefined) return { ...job, digest };
  throw new CommandError(`export ${job.id} has no file: it is ${state}. ${error}`.trim());
}

function print(job: Export, { json }: JobOptions, { out }: CliContext): void {
  out.print(json === true ? JSON.stringify(job, undefined, 2) : exportTable([job]));
  if (json !== true && job.error !== undefined) out.note(job.error);
}

function exportTable(exports: readonly Export[]): string {
  return table(
    ['id', 'state', 'format', 'events', 'done', 'bytes', 'asked for', 'by', 'kept until'],
    exports.map((job) => {
      const { id, state, rows, progress, bytes, created_at, created_by, expires_at = '' } = job;
      const done = `${Math.floor(progress * 100)}%`;
      return [id, state, kindOf(job), String(rows), done, String(bytes), created_at, created_by.name, expires_at];
    }),
  );
}

/** The ending of its file. */
function kindOf({ format, compress }: Export): string {
  return compress === 'gzip' ? `${format}.gz` : format;
}
