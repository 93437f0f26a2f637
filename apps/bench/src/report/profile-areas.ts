import { type CpuProfile, fileOf } from './cpu-profile.js';

/** Kinds of work by where the code that does it lies: name, and what fits `function file`. The first that fits an innermost frame counts. */
export type Areas = readonly (readonly [string, RegExp])[];

/** Work of the ingester. */
export const INGESTER_AREAS: Areas = [
  ['collecting garbage', /^\(garbage collector\)/],
  ['fetching and decoding (Kafka client)', /kafkajs\//],
  ['holding records', /batch\/dist\/(held-records|header-bytes|record-numbers|growing-bytes)\.|delivery\/inbox\./],
  ['remembering ids', /delivery\/duplicate-memory\.|#isDuplicate |acknowledged /],
  ['digest', /batch\/dist\/batch-digest\./],
  ['checking and transcoding', /libs\/avro\/dist\/(runtime|codegen|block|transcoders)/],
  ['deciding, without the above', /delivery\/batch-|batch\/dist\/(batch-pass|reform|fates|month-limit)/],
  ['inserting', /libs\/(clickhouse|ledger)\/|@clickhouse\//],
  ['starting', /internal\/modules|internal\/vm|^\(program\)|node:vm/],
];

/** Work of a process that sends. Buffers and promises count as work of whoever uses them. */
export const PRODUCER_AREAS: Areas = [
  ['collecting garbage', /^\(garbage collector\)/],
  ['starting', /internal\/modules|internal\/vm|node:vm|internal\/bootstrap/],
  ['making events (the benchmark)', /apps\/bench\//],
  ['encoding (ours)', /libs\/(avro|events)\/|sdk\/dist\/(action-encoder|fill-in)\./],
  ['spool (ours)', /sdk\/dist\/spool\//],
  ['emit, queue and answers (ours)', /libs\/sdk\//],
  ['placing records (ours)', /libs\/kafka\//],
  ['kafkajs', /kafkajs\//],
  ['sockets, timers, system calls (Node)', /node:net|node:internal\/(stream|streams|timers|net)|node:fs|^\(program\)/],
];
const OTHER = 'the rest';
const IDLE = '(idle)';

/** An area of work and the time spent in it. */
export interface AreaTime {
  readonly area: string;
  readonly seconds: number;
}

/** How the busy time of the main thread is spread over areas, most first. */
export function areaTimes({ nodes, samples, timeDeltas }: CpuProfile, areas: Areas): AreaTime[] {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const names = new Map(nodes.map(({ id, callFrame }) => [id, `${callFrame.functionName} ${fileOf(callFrame.url)}`]));
  const found = new Map<number, string>();
  const areaOf = (id: number): string => {
    const known = found.get(id);
    if (known !== undefined) return known;
    const name = names.get(id) ?? '';
    const parent = parents.get(id);
    const own = areas.find(([, pattern]) => pattern.test(name))?.[0];
    const area = own ?? (parent === undefined ? OTHER : areaOf(parent));
    found.set(id, area);
    return area;
  };
  const micros = new Map<string, number>();
  for (const [index, id] of samples.entries()) {
    if (names.get(id)?.startsWith(IDLE)) continue;
    const area = areaOf(id);
    micros.set(area, (micros.get(area) ?? 0) + (timeDeltas[index] ?? 0));
  }
  return [...micros].map(([area, spent]) => ({ area, seconds: spent / 1e6 })).sort((a, b) => b.seconds - a.seconds);
}
