import { mkdirSync, realpathSync } from 'node:fs';
import { assemble, type Parts } from './assemble.js';
import type { ClickHousePart } from './clickhouse/clickhouse.js';
import { PartStateError, StackInUseError } from './errors.js';
import { type ExclusiveLock, tryLock } from './exclusive-lock.js';
import type { KafkaCluster } from './kafka/cluster.js';
import { clearLeftovers } from './leftovers.js';
import { assertMachine } from './machine.js';
import { type StackOptions, stackOptions } from './options.js';
import { type OnExit, PART_NAMES, type PartName, type ServerPart } from './part.js';
import { identify } from './process-identity.js';
import type { OnProgress } from './progress.js';
import type { RegistryPart } from './registry/registry.js';
import { readStack, removeStackRecord, type StackEndpoints, type StackRecord, writeStackRecord } from './stack-file.js';

/**
 * Starts real servers as children of this process and returns when all of them answer. They end with this process,
 * however it ends. What they store stays in the data directory for the next start.
 *
 * @throws MachineError the machine lacks something; nothing was started
 * @throws StackInUseError another process holds a stack on the directory
 * @throws PortInUseError a port that was asked for is taken
 * @throws PreparationError a download failed
 * @throws PartStartError a server did not start; the others were stopped
 */
export async function startStack(options: StackOptions & { onProgress?: OnProgress }): Promise<LocalStack> {
  const { onProgress, ...rest } = options;
  const checked = stackOptions.parse(rest);
  await assertMachine(checked.parts ?? PART_NAMES);
  mkdirSync(checked.dataDir, { recursive: true, mode: 0o700 });
  const dataDir = realpathSync(checked.dataDir);
  const lock = await tryLock(`stack ${dataDir}`);
  if (lock === undefined) throw new StackInUseError(dataDir, readStack(dataDir)?.holder.pid);
  const stack = new LocalStack(dataDir, lock);
  try {
    await stack.start(await prepared({ ...checked, dataDir }, stack, onProgress), onProgress);
    return stack;
  } catch (error) {
    await stack.stop();
    throw error;
  }
}

async function prepared(options: StackOptions, stack: LocalStack, onProgress?: OnProgress): Promise<Parts> {
  await clearLeftovers(options.dataDir);
  stack.record();
  return assemble(options, onProgress);
}

/** Kafka, registry and ClickHouse on 127.0.0.1. */
export class LocalStack {
  private parts: Parts = {};
  private state: StackRecord['state'] = 'starting';
  private stopping: Promise<void> | undefined;
  private readonly startedAt = new Date().toISOString();

  /** Made by `startStack` only. */
  constructor(
    readonly dataDir: string,
    private readonly lock: ExclusiveLock,
  ) {}

  get kafka(): KafkaCluster {
    return present('kafka', this.parts.kafka);
  }

  get registry(): RegistryPart {
    return present('registry', this.parts.registry);
  }

  get clickhouse(): ClickHousePart {
    return present('clickhouse', this.parts.clickhouse);
  }

  /** Every server, each Kafka node by itself. */
  get servers(): ServerPart[] {
    const { kafka, registry, clickhouse } = this.parts;
    return [...(kafka?.nodes ?? []), ...(registry ? [registry] : []), ...(clickhouse ? [clickhouse] : [])];
  }

  /** How to reach the parts. */
  get endpoints(): StackEndpoints {
    const { kafka, registry, clickhouse } = this.parts;
    return {
      ...(kafka && { kafka: { brokers: kafka.brokers, secured: kafka.secured } }),
      ...(registry && { registry: { url: registry.url } }),
      ...(clickhouse && { clickhouse: clickhouse.endpoint }),
    };
  }

  /** Whether `stop` was called. */
  get isStopping(): boolean {
    return this.stopping !== undefined;
  }

  /** `listener` is called when a server ends without having been stopped or killed through this object. */
  onUnexpectedExit(listener: OnExit): void {
    for (const server of this.servers) server.onUnexpectedExit(listener);
  }

  /** Starts the parts side by side. Called by `startStack`. */
  async start(parts: Parts, onProgress?: OnProgress): Promise<void> {
    this.parts = parts;
    for (const server of this.servers)
      server.onSpawn(() => {
        this.record();
      });
    const named = PART_NAMES.flatMap((name) => (parts[name] ? [{ name, part: parts[name] }] : []));
    const starts = named.map(({ name, part }) => startOne(name, part, onProgress));
    // None may still be starting when the others are stopped because one failed.
    await Promise.allSettled(starts);
    await Promise.all(starts);
    this.state = 'ready';
    this.record();
  }

  /** Stops every server in order and frees the data directory. The data stays. May be called again. */
  stop(): Promise<void> {
    this.stopping ??= this.shutDown();
    return this.stopping;
  }

  /** Writes down who holds the stack and which processes it has, for other programs and for the next start. */
  record(): void {
    const holder = identify(process.pid);
    if (holder === undefined || this.stopping !== undefined) return;
    const parts = this.servers.map(({ name, port, logFile, identity }) => ({
      name,
      port,
      logFile,
      ...(identity && { process: identity }),
    }));
    const { state, startedAt, endpoints } = this;
    writeStackRecord(this.dataDir, { state, holder, startedAt, parts, endpoints });
  }

  private async shutDown(): Promise<void> {
    await Promise.all(this.servers.map((server) => server.stop()));
    removeStackRecord(this.dataDir);
    await this.lock.release();
  }
}

async function startOne(name: PartName, part: { start(): Promise<void> }, onProgress?: OnProgress): Promise<void> {
  const began = performance.now();
  onProgress?.({ step: 'starting', part: name });
  await part.start();
  onProgress?.({ step: 'ready', part: name, ms: performance.now() - began });
}

function present<T>(name: PartName, part: T | undefined): T {
  if (part === undefined) throw new PartStateError(`this stack was started without ${name}`);
  return part;
}
