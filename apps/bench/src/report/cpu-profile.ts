import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { table } from './table.js';

const SUFFIX = '.cpuprofile';
const SHOWN = 25;
/** Not work: nothing to do. */
const IDLE = '(idle)';

const profile = z.object({
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({ functionName: z.string(), url: z.string(), lineNumber: z.number() }),
    }),
  ),
  samples: z.array(z.number()),
  /** Microseconds before each sample. */
  timeDeltas: z.array(z.number()),
});

/** A function and the time spent in itself, without what it calls. */
export interface SelfTime {
  readonly name: string;
  readonly file: string;
  readonly seconds: number;
  /** Of the time the thread was busy. */
  readonly percent: number;
}

/** The functions of a V8 CPU profile by self time, longest first. */
export function selfTimes(text: string): SelfTime[] {
  const { nodes, samples, timeDeltas } = profile.parse(JSON.parse(text));
  const names = new Map(nodes.map(({ id, callFrame }) => [id, `${callFrame.functionName} ${fileOf(callFrame.url)}`]));
  const micros = new Map<string, number>();
  let busy = 0;
  for (const [index, id] of samples.entries()) {
    const name = names.get(id) ?? '';
    const delta = timeDeltas[index] ?? 0;
    if (name.startsWith(IDLE)) continue;
    busy += delta;
    micros.set(name, (micros.get(name) ?? 0) + delta);
  }
  return [...micros]
    .map(([key, spent]) => {
      const [name = '', file = ''] = key.split(' ');
      return { name: name || '(anonymous)', file, seconds: spent / 1e6, percent: (spent / busy) * 100 };
    })
    .sort((a, b) => b.seconds - a.seconds);
}

/** The newest profile in a directory as a table of the functions that took longest. */
export function profileText(directory: string): string {
  const files = readdirSync(directory).filter((file) => file.endsWith(SUFFIX));
  const newest = files.sort().at(-1);
  if (newest === undefined) return `no profile in ${directory}\n`;
  const times = selfTimes(readFileSync(path.join(directory, newest), 'utf8'));
  const rows = times
    .slice(0, SHOWN)
    .map(({ name, file, seconds, percent }) => [`${name} ${file}`, seconds.toFixed(2), percent.toFixed(1)]);
  return `${table(['self time', 's', '%'], rows)}\n`;
}

/** The part of a path that tells which package it is. */
function fileOf(url: string): string {
  return url.replace(/^.*\/(?=(?:apps|libs|node_modules)\/)/, '').replace('node_modules/', '');
}
