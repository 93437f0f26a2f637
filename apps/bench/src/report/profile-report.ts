import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readProfile, selfTimes } from './cpu-profile.js';
import { type Areas, areaTimes } from './profile-areas.js';
import { table } from './table.js';

const SUFFIX = '.cpuprofile';
const SHOWN = 25;

/**
 * The newest profile in a directory as two tables: areas of work, with their share of each event, and the functions
 * that took longest.
 */
export function profileText(directory: string, events: number, areas: Areas): string {
  const files = readdirSync(directory).filter((file) => file.endsWith(SUFFIX));
  const newest = files.sort().at(-1);
  if (newest === undefined) return `no profile in ${directory}\n`;
  const read = readProfile(readFileSync(path.join(directory, newest), 'utf8'));
  const times = areaTimes(read, areas).map(({ area, seconds }) => [
    area,
    seconds.toFixed(2),
    ((seconds * 1e6) / events).toFixed(2),
  ]);
  const rows = selfTimes(read)
    .slice(0, SHOWN)
    .map(({ name, file, seconds, percent }) => [`${name} ${file}`, seconds.toFixed(2), percent.toFixed(1)]);
  return `${table(['main thread', 's', 'µs per event'], times)}\n\n${table(['self time', 's', '%'], rows)}\n`;
}
