import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Launcher } from '../launcher.js';
import { ServerPart, type StackPart } from '../part.js';
import type { PortBook } from '../ports.js';
import { makeCertificates } from './certificates.js';
import { newClusterId } from './cluster-id.js';
import { kafkaNodeRecipe } from './node-part.js';
import type { KafkaNode } from './properties.js';
import type { KafkaSecurity, KafkaUser } from './security.js';

/** What is needed to run Kafka. */
export interface KafkaOptions {
  dataDir: string;
  logDir: string;
  java: string;
  javaOptions: readonly string[];
  libs: string;
  launcher: Launcher;
  ports: PortBook;
  /** Number of nodes, each broker and controller; fixed for a data directory. */
  nodes: number;
  /** Port of the first node's listener. */
  port?: number | undefined;
  /** Users of a second listener, with TLS; none means no such listener. Fixed for a data directory. */
  users: readonly KafkaUser[];
}

/** How clients reach the listener that asks for TLS and a sign-in. */
export interface SecuredListener {
  brokers: string[];
  /** PEM of the authority that signed its certificates. */
  caFile: string;
}

/** A Kafka cluster on this machine. As a `StackPart` it means all nodes; `port`, `pid` and `logFile` are the first one's. */
export class KafkaCluster {
  private constructor(
    readonly nodes: readonly [ServerPart, ...ServerPart[]],
    /** Undefined where no users were given. */
    readonly secured: SecuredListener | undefined,
  ) {}

  static async create(options: KafkaOptions): Promise<KafkaCluster> {
    const nodes: KafkaNode[] = [];
    for (let id = 1; id <= options.nodes; id += 1) nodes.push(await place(id, options));
    const security = await securityOf(options);
    const setting = { ...options, nodes, security, clusterId: clusterId(options.dataDir) };
    const parts = nodes.map((node) => new ServerPart(kafkaNodeRecipe(node, setting), options.launcher));
    const [first, ...rest] = parts;
    if (first === undefined) throw new RangeError('a Kafka cluster has at least one node');
    return new KafkaCluster([first, ...rest], security && securedListener(nodes, security));
  }

  /** `host:port` of every node. */
  get brokers(): string[] {
    return this.nodes.map(({ port }) => `127.0.0.1:${port}`);
  }

  get port(): number {
    return this.nodes[0].port;
  }

  get pid(): number | undefined {
    return this.nodes[0].pid;
  }

  get logFile(): string {
    return this.nodes[0].logFile;
  }

  start(): Promise<void> {
    return this.onAll((node) => node.start());
  }

  ready(): Promise<void> {
    return this.onAll((node) => node.ready());
  }

  stop(): Promise<void> {
    return this.onAll((node) => node.stop());
  }

  kill9(): Promise<void> {
    return this.onAll((node) => node.kill9());
  }

  private async onAll(action: (node: StackPart) => Promise<void>): Promise<void> {
    await Promise.all(this.nodes.map(action));
  }
}

async function securityOf({ users, java, dataDir }: KafkaOptions): Promise<KafkaSecurity | undefined> {
  if (users.length === 0) return undefined;
  return { users, certificates: await makeCertificates(java, path.join(dataDir, 'tls')) };
}

function securedListener(nodes: readonly KafkaNode[], { certificates }: KafkaSecurity): SecuredListener {
  const brokers = nodes.flatMap(({ securedPort }) => (securedPort === undefined ? [] : [`127.0.0.1:${securedPort}`]));
  return { brokers, caFile: certificates.caFile };
}

async function place(id: number, { dataDir, ports, port, users }: KafkaOptions): Promise<KafkaNode> {
  return {
    id,
    port: await ports.choose(`kafka-${id}`, id === 1 ? port : undefined),
    controllerPort: await ports.choose(`kafka-${id}-controller`),
    securedPort: users.length > 0 ? await ports.choose(`kafka-${id}-secured`) : undefined,
    dataDir: path.join(dataDir, `node-${id}`, 'data'),
  };
}

function clusterId(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, 'cluster-id');
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    const id = newClusterId();
    writeFileSync(file, `${id}\n`);
    return id;
  }
}
