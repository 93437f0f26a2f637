import { renameSync, rmSync } from 'node:fs';
import { type CliContext } from '../context.js';
import { filterParameters } from '../events/event-filter.js';
import { openClient } from '../query/open-client.js';
import { queryTarget, type TargetOptions } from '../query/query-target.js';
import { openAnswer } from './answer-stream.js';
import { askedFile, type FileOptions } from './asked-file.js';
import { nameIn, requireFree, type SaveOptions } from './target-file.js';

/** Runs `docket export now`: a file is there whole, or not at all. */
export async function exportNow(
  options: FileOptions & SaveOptions & TargetOptions,
  context: CliContext,
): Promise<void> {
  const { out, signal } = context;
  const client = openClient(queryTarget(options, context));
  // Before anything is read for it.
  if (options.output !== undefined) requireFree(options.output, options);
  const query = { ...filterParameters(options), ...askedFile(options) };
  const answer = await openAnswer(client, '/v1/events/export', { params: { query }, signal });
  const file = options.output ?? nameIn(answer.headers.get('content-disposition'));
  requireFree(file, options);
  const unfinished = `${file}.part`;
  try {
    await answer.save(unfinished, 'w');
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
  out.note(`${answer.headers.get('docket-rows') ?? 'all'} events`);
  out.print(file);
}
