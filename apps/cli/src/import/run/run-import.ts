import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ACTION_SCHEMAS } from '@docket/events';
import { CommandError, usageError } from '../../command-error.js';
import { installedTopics, kafkaSettings, registrySettings } from '../../connections.js';
import { type CliContext } from '../../context.js';
import { ExitCode } from '../../exit-code.js';
import { checkingSink } from '../../publish/checking-sink.js';
import { kafkaSink, WINDOW } from '../../publish/kafka-sink.js';
import { readMapping } from '../mapping/mapping-file.js';
import { importFile } from './import-file.js';
import { importProgress } from './progress.js';
import { importSummary, type ImportSummary, summaryLines } from './summary.js';
import { Tally } from './tally.js';

/** The options of `docket import`. */
export interface ImportOptions {
  readonly file: string;
  readonly mapping: string;
  readonly tenant: string;
  readonly badRows?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly tempDir?: string;
}

/** Runs `docket import` and prints its summary. @throws {CommandError} with the exit code when not every row was imported. */
export async function runImport(options: ImportOptions, context: CliContext): Promise<ImportSummary> {
  const tally = new Tally();
  const badRowsFile = options.badRows ?? `${options.file}.bad.csv`;
  const summary = () => importSummary(options, tally, badRowsFile);
  try {
    await importWith(options, badRowsFile, tally, context);
  } catch (error) {
    if (tally.events > 0)
      context.out.note(`${tally.events} events were published. Run the same command again: nothing is added twice.`);
    throw error;
  }
  if (context.signal.aborted) {
    context.out.note(
      `Stopped: ${tally.events} events were published. Run the same command again to go on; nothing is added twice.`,
    );
    throw new CommandError('', ExitCode.interrupted);
  }
  if (options.json === true) context.out.print(JSON.stringify(summary(), undefined, 2));
  else for (const line of summaryLines(summary())) context.out.print(line);
  if (tally.badRows > 0) throw new CommandError('', ExitCode.badRows);
  return summary();
}

/** Imports as the options say and counts in `tally`; prints progress only. @throws {CommandError} */
export async function importWith(
  options: ImportOptions,
  badRowsFile: string,
  tally: Tally,
  context: CliContext,
): Promise<void> {
  const same = [options.file, options.mapping].find((other) => path.resolve(other) === path.resolve(badRowsFile));
  if (same !== undefined) throw usageError(`--bad-rows would overwrite ${same}; name another file`);
  if (options.tenant.trim() === '') throw usageError('--tenant must not be empty');
  const job = {
    file: options.file,
    mapping: readMapping(readMappingFile(options.mapping), options.mapping),
    tenant: options.tenant,
    schemas: ACTION_SCHEMAS,
    badRowsFile,
    tempFolder: options.tempDir ?? tmpdir(),
    window: WINDOW,
    tally,
    progress: importProgress(context.out),
    signal: context.signal,
  };
  await importFile(job, () =>
    options.dryRun === true
      ? Promise.resolve(checkingSink())
      : kafkaSink({
          kafka: kafkaSettings(context),
          registry: registrySettings(context),
          topic: installedTopics(context).events,
          service: 'importer',
          // Importing a file again, or going on after an interruption, adds nothing twice.
          redelivery: true,
        }),
  );
}

function readMappingFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw usageError(`--mapping ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
