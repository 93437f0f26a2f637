import { readFileSync, readlinkSync } from 'node:fs';
import { mkdir, open, readdir, rename, stat, utimes } from 'node:fs/promises';
import { createHash, randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import path from 'node:path';

/**
 * Whose a log is, is the name of its directory: `log-<host>-<machine>-<pid>-<start>-<id>`. A rename gives a log to another process in
 * one step, and of several that try only one succeeds; so there is no lock file that could be left behind or stolen twice.
 */
const NAME = /^log-([0-9a-f]{8})-([0-9a-f]{8})-(\d+)-(\d+)-[0-9a-f]{12}$/;
/** A log that was closed with records in it: anybody's. */
const RELEASED = /^log-released-[0-9a-f]{12}$/;
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
export function ownName(): string {
  return `log-${self.host}-${self.machine}-${self.pid}-${self.startedAt}-${randomBytes(6).toString('hex')}`;
}

/** A name for a log that nobody owns any more. */
export function releasedName(): string {
  return `log-released-${randomBytes(6).toString('hex')}`;
}

/** A log whose owner is gone; `maybe`: it may be, and will be known within {@link SILENCE_MS}. */
export interface Orphan {
  readonly name: string;
  readonly certain: boolean;
}

/** Logs in `base` that nobody owns any more, oldest first. */
export async function orphansIn(base: string): Promise<Orphan[]> {
  const found: (Orphan & { at: number })[] = [];
  for (const name of await readdir(base)) {
    const state = await stateOf(base, name);
    if (state) found.push({ name, ...state });
  }
  return found.sort((a, b) => a.at - b.at).map(({ name, certain }) => ({ name, certain }));
}

/** @returns undefined for what is no log, or one with a living owner */
async function stateOf(base: string, name: string): Promise<{ certain: boolean; at: number } | undefined> {
  const owner = NAME.exec(name);
  if (!owner && !RELEASED.test(name)) return undefined;
  const directory = path.join(base, name);
  const born = await stat(directory).catch(() => undefined);
  if (!born) return undefined;
  const at = born.birthtimeMs;
  if (!owner) return { certain: true, at };
  const [, host = '', machine = '', pid = '', start = ''] = owner;
  if (machine === self.machine) return isAlive(Number(pid), Number(start)) ? undefined : { certain: true, at };
  const beat = await stat(path.join(directory, HEARTBEAT)).catch(() => born);
  if (Date.now() - beat.mtimeMs > SILENCE_MS) return { certain: true, at };
  // On this host under other process ids: most likely what ran here before the container was started again.
  return host === self.host ? { certain: false, at } : undefined;
}

/** Takes a log over by giving it a name of this process. @returns its new path; undefined when another was faster */
export async function takeOver(base: string, name: string): Promise<string | undefined> {
  const mine = path.join(base, ownName());
  try {
    await rename(path.join(base, name), mine);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  await beat(mine);
  return mine;
}

/** Makes a directory for a new log of this process, on stable storage. @returns its path */
export async function newLogDirectory(base: string): Promise<string> {
  const directory = path.join(base, ownName());
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
