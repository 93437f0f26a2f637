import path from 'node:path';
import { type Environment } from '@docket/config';
import { localDefaults } from './local-defaults.js';
import { type Output } from './output.js';
import { WORKSPACE_ROOT } from './workspace.js';

/** What every command is given. Nothing in it is read or opened before a command asks for it. */
export interface CliContext {
  readonly out: Output;
  /** Aborted by Ctrl-C and SIGTERM; a command that holds something open ends it then. */
  readonly signal: AbortSignal;
  /** The process's own variables, nothing added. */
  readonly processVariables: Environment;
  /** Folder of the local stack and its data. */
  dataDir(): string;
  /**
   * Variables for `loadConfig`: the process's own, completed by those of the local stack that runs in `dataDir`.
   * A concern (Kafka, registry, ClickHouse, query) with any variable set is taken from the process alone, so that
   * addresses and credentials of two systems never mix.
   */
  environment(): Environment;
}

/** Inputs of a context, from the command line and the process. */
export interface ContextOptions {
  readonly out: Output;
  readonly env: Environment;
  readonly signal: AbortSignal;
  /** The `--data-dir` option, once parsed. */
  readonly dataDirOption: () => string | undefined;
}

/** Makes the context of one run. */
export function createContext({ out, env, signal, dataDirOption }: ContextOptions): CliContext {
  const dataDir = () => path.resolve(dataDirOption() ?? env['DOCKET_DATA_DIR'] ?? path.join(WORKSPACE_ROOT, '.docket'));
  return {
    out,
    signal,
    processVariables: env,
    dataDir,
    environment: () => ({ ...localDefaults(dataDir(), env), ...env }),
  };
}
