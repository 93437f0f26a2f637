import { readFileSync } from 'node:fs';
import { unreachableError, usageError } from '../command-error.js';
import { type CliContext } from '../context.js';
import { readLocalKey } from '../start/local-key.js';
import { readServices } from '../start/services-file.js';

/** How the query service is chosen on the command line. */
export interface TargetOptions {
  readonly url?: string;
  readonly keyFile?: string;
}

/** Where the query service is, and who asks. */
export interface QueryTarget {
  readonly url: string;
  readonly key: string;
}

/**
 * From the options, else `DOCKET_QUERY_URL` and `DOCKET_API_KEY`, else what `docket start` left in the data folder.
 * @throws {CommandError} that says how to give what is missing
 */
export function queryTarget({ url, keyFile }: TargetOptions, context: CliContext): QueryTarget {
  const env = context.environment();
  const found = url ?? env['DOCKET_QUERY_URL'] ?? readServices(context.dataDir())?.queryUrl;
  if (found === undefined || found === '') {
    throw unreachableError(
      'no query service is known here: start one with `docket start`, or give its address with --url or DOCKET_QUERY_URL',
    );
  }
  if (!/^https?:\/\//.test(found)) throw usageError(`--url ${found}: must begin with http:// or https://`);
  const key =
    keyFile === undefined ? (env['DOCKET_API_KEY'] ?? readLocalKey(context.dataDir())?.key) : readKeyFile(keyFile);
  if (key === undefined || key === '') {
    throw usageError('no API key: set DOCKET_API_KEY or give --key-file; `docket keys create` makes one');
  }
  return { url: found.replace(/\/+$/, ''), key };
}

function readKeyFile(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw usageError(`--key-file ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
