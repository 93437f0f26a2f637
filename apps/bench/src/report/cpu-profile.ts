import { z } from 'zod';

/** Not work: nothing to do. */
const IDLE = '(idle)';

const profile = z.object({
  nodes: z.array(
    z.object({
      id: z.number(),
      children: z.array(z.number()).optional(),
      callFrame: z.object({ functionName: z.string(), url: z.string(), lineNumber: z.number() }),
    }),
  ),
  samples: z.array(z.number()),
  /** Microseconds before each sample. */
  timeDeltas: z.array(z.number()),
});

/** A CPU profile as V8 writes it, as far as it is read here. */
export type CpuProfile = z.infer<typeof profile>;

/** @throws when the text is no profile */
export function readProfile(text: string): CpuProfile {
  return profile.parse(JSON.parse(text));
}

/** A function and the time spent in itself, without what it calls. */
export interface SelfTime {
  readonly name: string;
  readonly file: string;
  readonly seconds: number;
  /** Of the time the thread was busy. */
  readonly percent: number;
}

/** The functions of a V8 CPU profile by self time, longest first. */
export function selfTimes({ nodes, samples, timeDeltas }: CpuProfile): SelfTime[] {
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

/** The part of a path that tells which package it is. */
export function fileOf(url: string): string {
  return url.replace(/^.*\/(?=(?:apps|libs|node_modules)\/)/, '').replace('node_modules/', '');
}
