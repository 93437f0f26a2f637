import path from 'node:path';
import { type Fault } from '../faults/fault.js';
import { TcpProxy } from '../proxy/tcp-proxy.js';
import { Installation } from '../scene/installation.js';
import { Scene } from '../scene/scene.js';
import { type Endings } from '../stack/endings.js';
import { type Stacks } from '../stack/stacks.js';
import { EventSource } from '../traffic/event-source.js';
import { Traffic } from '../traffic/traffic.js';
import { type RunSize } from './run-size.js';

const PARTITIONS = 4;
const PER_SECOND = { short: 1_000, thorough: 10_000 } as const;
/** Beyond what is allowed, this part of a strike's share flows per second. */
const TRICKLE = 1 / 20;

/** Makes everything a fault needs, with ingestion running and the traffic ready to flow. */
export async function setUp(fault: Fault, stacks: Stacks, size: RunSize, endings: Endings): Promise<Scene> {
  const nodes = fault.kafkaNodes ?? 1;
  const stack = await stacks.withKafkaNodes(nodes);
  const name = `chaos_${fault.name.replaceAll('-', '_')}_${Date.now().toString(36)}`;
  const installation = await Installation.create(
    { name, stack, partitions: PARTITIONS, replicas: nodes, thorough: size.thorough },
    endings,
  );
  const scene = new Scene(stack, installation, size, {
    endings,
    filePrefix: path.join(stacks.directory, name),
    environment: fault.environment ?? {},
  });
  for (let index = 0; index < (fault.ingesters ?? 1); index += 1) await scene.addIngester();
  await addSources(fault, scene, endings);
  await fault.prepare?.(scene);
  for (const ingester of scene.ingesters) ingester.start();
  await Promise.all([scene.sources.traffic.ready(), ...scene.ingesters.map((ingester) => ingester.ready())]);
  return scene;
}

async function addSources(fault: Fault, scene: Scene, endings: Endings): Promise<void> {
  const { installation, size, stack } = scene;
  const { thorough, events } = size;
  const perSecond = PER_SECOND[thorough ? 'thorough' : 'short'];
  const strikes = fault.strikes[thorough ? 'thorough' : 'short'];
  const plan = {
    brokers: [...installation.kafka.brokers],
    registryUrl: stack.registry.url,
    topic: installation.topics.events,
    run: installation.tables.database,
    startedAt: Date.now(),
    paddingBytes: 0,
    events,
    perSecond,
    trickle: (events / strikes) * TRICKLE,
    acknowledgements: scene.file('acknowledged.tsv'),
    ...fault.traffic?.(size),
  };
  const trafficProxy = await TcpProxy.start(stack.kafka.port, endings);
  const traffic =
    (await fault.flow?.(scene, plan, endings)) ?? new Traffic(plan, `${stack.kafka.port}:${trafficProxy.port}`);
  endings.add(() => traffic.end());
  scene.sources = { source: new EventSource(plan), traffic, trafficProxy, publisher: await scene.publisherOf() };
}
