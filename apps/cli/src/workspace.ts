import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the checkout this command was built in: holds samples, built services and, by default, `.docket`. */
export const WORKSPACE_ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
