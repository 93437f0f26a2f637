import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Scene } from './scene.js';

/** The command line tool as it is shipped. */
export const DOCKET = path.resolve(import.meta.dirname, '../../../cli/bin/docket.mjs');

/** Runs the command line tool on the scene's installation, as an operator does. @throws {Error} with what it said */
export async function docket({ installation, stack }: Scene, ...args: string[]): Promise<string> {
  const env = installation.variables(stack.clickhouse.url, stack.registry.url);
  const { stdout } = await promisify(execFile)(process.execPath, [DOCKET, ...args], { env });
  return stdout;
}
