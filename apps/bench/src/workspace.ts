import path from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = path.dirname(fileURLToPath(import.meta.url));

/** This program, which also runs parts of itself as processes of their own. */
export const BENCH_MAIN = path.join(HERE, 'main.js');

/** The command line tool of this checkout. */
export const DOCKET_MAIN = path.resolve(HERE, '../../cli/bin/docket.mjs');

/** The built gateway of this checkout. */
export const GATEWAY_MAIN = path.resolve(HERE, '../../gateway/dist/main.js');

/** The built ingestion service of this checkout. */
export const INGESTION_MAIN = path.resolve(HERE, '../../ingestion/dist/main.js');

/** The built query service of this checkout. */
export const QUERY_MAIN = path.resolve(HERE, '../../query/dist/main.js');
