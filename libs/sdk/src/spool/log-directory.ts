import { readFileSync, readlinkSync } from 'node:fs';
import { mkdir, open, readdir, rename, stat, utimes } from 'node:fs/promises';
import { createHash, randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import path from 'node:path';

/**
 * Whose a log is, is the name of its directory: `log-<host>-<machine>-<pid>-<start>-<id>`. A rename gives a log to another process in
 * one step, and of several that try only one succeeds; so there is no lock file that could be left behind or stolen twice. A log keeps
 * its id, by which older logs come first; one that was taken over says so at the end of its name.
 */
const NAME = /^log-([0-9a-f]{8})-([0-9a-f]{8})-(\d+)-(\d+)-([0-9a-f]{20})(-adopted)?$/;
/** A log that was closed with records in it: anybody's. */
const RELEASED = /^log-released-([0-9a-f]{20})$/;
/** Touched again and again by the owner, for those who cannot see its process. */
const HEARTBEAT = 'alive';

/** How often an owner shows that it lives, ms. */
export const HEARTBEAT_MS = 1_000;
/** An owner whose process cannot be seen from here, and that was silent for so long, counts as dead, ms. */
export const SILENCE_MS = 5 * HEARTBEAT_MS;

interface Owner {
  readonly host: string;
  /** Boot and process namespace: within them process ids mean the same. */
  readonly machine: string;
  readonly pid: number;
  /** Tells a process from a later one with the same id; 0 where the system does not say. */
  readonly startedAt: number;
}

const self: Owner = { ...whereWeAre(), pid: process.pid, startedAt: lifeOf(process.pid).startedAt };

/** A name for a log of this process. */
function ownName(id: string): string {
  return `log-${self.host}-${self.machine}-${self.pid}-${self.startedAt}-${id}`;
}

/** Begins with the time, ms since 1970, so that ids are in the order of age. */
function newId(): string {
  return Date.now().toString(16).padStart(12, '0') + randomBytes(4).toString('hex');
}

/** The id of the log in a directory: the same in whosever hands it is, and lower than those of later logs. */
export function logIdOf(directory: string): string {
  const name = path.basename(directory);
  return NAME.exec(name)?.[5] ?? RELEASED.exec(name)?.[1] ?? '';
}

/**
 * A log that its own process does not send. `orphan`: it is nobody's. `silent`: most likely so, which will be known within
 * {@link SILENCE_MS}. `held`: another process that lives has taken it over.
 */
export interface LeftLog {
  readonly name: string;
  readonly id: string;
  readonly state: 'orphan' | 'silent' | 'held';
}

/** Logs in `base` whose own process is gone, oldest first. */
export async function leftLogsIn(base: string): Promise<LeftLog[]> {
  const found: LeftLog[] = [];
  for (const name of await readdir(base)) {
    const state = await stateOf(base, name);
    if (state) found.push({ name, id: logIdOf(name), state });
  }
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** @returns undefined for what is no log, or one that its own process writes */
async function stateOf(base: string, name: string): Promise<LeftLog['state'] | undefined> {
  if (RELEASED.test(name)) return 'orphan';
  const owner = NAME.exec(name);
  if (!owner) return undefined;
  const [, host = '', machine = '', pid = '', start = '', , adopted] = owner;
  const inHands = adopted === undefined ? undefined : 'held';
  if (machine === self.machine) return isAlive(Number(pid), Number(start)) ? inHands : 'orphan';
  const directory = path.join(base, name);
  const beat = await stat(path.join(directory, HEARTBEAT)).catch(() => stat(directory).catch(() => undefined));
  if (!beat) return undefined;
  if (Date.now() - beat.mtimeMs > SILENCE_MS) return 'orphan';
  // On this host under other process ids: most likely what ran here before the container was started again.
  return host === self.host ? 'silent' : inHands;
}

/** Takes a log over by giving it a name of this process. @returns its new path; undefined when another was faster */
export async function takeOver(base: string, name: string): Promise<string | undefined> {
  const mine = path.join(base, `${ownName(logIdOf(name))}-adopted`);
  try {
    await rename(path.join(base, name), mine);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  await beat(mine);
  return mine;
}

/** Leaves a log to whoever comes next; nothing happens when another process has it. */
export async function release(base: string, directory: string): Promise<void> {
  await rename(directory, path.join(base, `log-released-${logIdOf(directory)}`)).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });
}

/** Makes a directory for a new log of this process, on stable storage. @returns its path */
export async function newLogDirectory(base: string): Promise<string> {
  const directory = path.join(base, ownName(newId()));
  await mkdir(directory);
  await beat(directory);
  await syncDirectory(base);
  return directory;
}

/** Shows that the owner lives. Fails silently when the log is no longer its own; writing finds that out. */
export async function beat(directory: string): Promise<void> {
  const file = path.join(directory, HEARTBEAT);
  const now = new Date();
  await utimes(file, now, now)
    .catch(() => open(file, 'a').then((made) => made.close()))
    .catch(() => undefined);
}

/** Makes sure that what was created in a directory is still there after a power failure. */
export async function syncDirectory(directory: string): Promise<void> {
  // Windows has no such thing, and needs none.
  if (process.platform === 'win32') return;
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Whether an error of the file system says that a file or directory is not there. */
export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

function isAlive(pid: number, startedAt: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is there, and somebody else's.
    if (codeOf(error) !== 'EPERM') return false;
  }
  const life = lifeOf(pid);
  return life.startedAt === startedAt && !life.isOver;
}

function whereWeAre(): Pick<Owner, 'host' | 'machine'> {
  const boot = quietly(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'));
  const namespace = quietly(() => readlinkSync('/proc/self/ns/pid'));
  const host = digest(hostname());
  return { host, machine: digest(`${host}/${boot}/${namespace}`) };
}

/**
 * When a process began, in clock ticks since the boot, and whether it has ended and only waits for its parent to notice (proc(5): fields
 * 22 and 3 of stat; the name before them may hold spaces, but ends with the last ')').
 */
function lifeOf(pid: number): { startedAt: number; isOver: boolean } {
  const text = quietly(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return { startedAt: Number(fields[19] ?? 0), isOver: ['Z', 'X'].includes(fields[0] ?? '') };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** '' where the system has no such file. */
function quietly(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
