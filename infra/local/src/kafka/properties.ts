import { type KafkaSecurity, securityProperties } from './security.js';

/** Where one node of a cluster lives. Every node is broker and controller at once. */
export interface KafkaNode {
  /** 1 and up. */
  id: number;
  port: number;
  controllerPort: number;
  /** Of the listener that asks for TLS and a sign-in, if there is one. */
  securedPort?: number | undefined;
  dataDir: string;
}

/** The `server.properties` of one node of a cluster made of `nodes`. */
export function serverProperties(node: KafkaNode, nodes: readonly KafkaNode[], security?: KafkaSecurity): string {
  const replicas = Math.min(3, nodes.length);
  const inSync = Math.max(1, replicas - 1);
  const secured = node.securedPort === undefined ? '' : `,SECURED://127.0.0.1:${node.securedPort}`;
  const properties: Record<string, string | number | boolean> = {
    'process.roles': 'broker,controller',
    'node.id': node.id,
    'controller.quorum.voters': nodes.map(({ id, controllerPort }) => `${id}@127.0.0.1:${controllerPort}`).join(','),
    listeners: `PLAINTEXT://127.0.0.1:${node.port},CONTROLLER://127.0.0.1:${node.controllerPort}${secured}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${node.port}${secured}`,
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    'log.dirs': node.dataDir,
    'auto.create.topics.enable': false,
    'default.replication.factor': replicas,
    'min.insync.replicas': inSync,
    ...internalTopics(replicas, inSync),
    ...QUICK_GROUPS,
    ...QUICK_RECOVERY,
    ...SMALL_FOOTPRINT,
    ...(security && securityProperties(security)),
  };
  return Object.entries(properties)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}

// Few partitions: each costs files and time at start, and one machine has few groups and transactions.
function internalTopics(replicas: number, inSync: number): Record<string, number> {
  return {
    'offsets.topic.num.partitions': 4,
    'offsets.topic.replication.factor': replicas,
    'transaction.state.log.num.partitions': 4,
    'transaction.state.log.replication.factor': replicas,
    'transaction.state.log.min.isr': inSync,
    'share.coordinator.state.topic.num.partitions': 4,
    'share.coordinator.state.topic.replication.factor': replicas,
    'share.coordinator.state.topic.min.isr': inSync,
  };
}

// A first member need not wait for others, and tests of lost members need not wait for the usual 6 s.
const QUICK_GROUPS = { 'group.initial.rebalance.delay.ms': 0, 'group.min.session.timeout.ms': 1000 };

// A broker that comes back after kill -9 is refused until the session of its former life has run out, 9 s by default.
const QUICK_RECOVERY = { 'broker.session.timeout.ms': 4000, 'broker.heartbeat.interval.ms': 500 };

// Threads and buffers for two cores and a heap of 512 MB; the log cleaner alone takes 128 MB by default.
const SMALL_FOOTPRINT = {
  'num.network.threads': 2,
  'num.io.threads': 4,
  'background.threads': 2,
  'num.recovery.threads.per.data.dir': 2,
  'log.cleaner.dedupe.buffer.size': 16 * 1024 * 1024,
};
