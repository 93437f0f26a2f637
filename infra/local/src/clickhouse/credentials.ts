import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const credentials = z.object({ adminPassword: z.string().min(1), readerPassword: z.string().min(1) });

export type ClickHouseCredentials = z.infer<typeof credentials>;

/** The administrator, who may do everything but manage the server itself. */
export const ADMIN_USER = 'docket';

/** May read every database and set limits for a query, and nothing else. */
export const READER_USER = 'docket_reader';

/** The passwords of a data directory, made at random on first use and kept in it, readable by its owner only. */
export function ensureCredentials(dataDir: string): ClickHouseCredentials {
  const file = path.join(dataDir, 'credentials.json');
  try {
    return credentials.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Missing or damaged. Passwords may change at every start, since users.xml is written anew.
    const made = { adminPassword: randomPassword(), readerPassword: randomPassword() };
    writeFileSync(file, `${JSON.stringify(made, undefined, 2)}\n`, { mode: 0o600 });
    return made;
  }
}

function randomPassword(): string {
  return randomBytes(18).toString('base64url');
}
