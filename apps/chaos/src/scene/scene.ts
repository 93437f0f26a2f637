import path from 'node:path';
import { type LocalStack } from '@docket/local-stack';
import { TcpProxy } from '../proxy/tcp-proxy.js';
import { FaultProxy } from '../proxy/fault-proxy.js';
import { type Endings } from '../stack/endings.js';
import { type Expectations } from '../verifier/verify.js';
import { Ingester } from './ingester.js';
import { type Installation } from './installation.js';
import { type Traffic } from './traffic.js';

/** An ingester and the proxies between it and the servers. */
export interface Surrounded {
  readonly ingester: Ingester;
  /** Before ClickHouse. */
  readonly proxy: FaultProxy;
  readonly registryProxy: FaultProxy;
  /** Before Kafka's first node. */
  readonly kafkaProxy: TcpProxy;
}

/** What a fault strikes at. */
export class Scene {
  readonly ingesters: Ingester[] = [];
  /** Between each ingester and ClickHouse, in the same order. */
  readonly proxies: FaultProxy[] = [];
  /** Between each ingester and the registry. */
  readonly registryProxies: FaultProxy[] = [];
  /** Between each ingester and Kafka's first node. */
  readonly kafkaProxies: TcpProxy[] = [];
  /** Records made to be refused, `<partition>/<offset>`, with the reason that is right. */
  readonly bad = new Map<string, string>();
  /** Records that may be stored or refused for this reason, depending on who decided. */
  readonly either = new Map<string, string>();
  /** Offsets below these were deleted from the topic. */
  readonly deletedBelow = new Map<number, number>();
  /** What is wrong beyond what the verifier can see. */
  readonly findings: string[] = [];
  /** What a fault measured, for the report. */
  readonly notes: string[] = [];
  traffic!: Traffic;

  constructor(
    readonly stack: LocalStack,
    readonly installation: Installation,
    /** Whether this is a long run, in which every variant of a fault is to strike. */
    readonly thorough: boolean,
    /** How long an outage that is to be long lasts. */
    readonly outageMs: number,
    private readonly options: {
      readonly endings: Endings;
      readonly logDirectory: string;
      readonly environment: Readonly<Record<string, string>>;
    },
  ) {}

  get expectations(): Expectations {
    const { bad, either, deletedBelow } = this;
    return { bad, either, deletedBelow, acknowledged: this.traffic.acknowledged };
  }

  /** Adds an ingester with a proxy of its own before ClickHouse. It is not started. */
  async addIngester(environment: Readonly<Record<string, string>> = {}): Promise<Ingester> {
    const { endings, logDirectory } = this.options;
    const registryProxy = await FaultProxy.start(this.stack.registry.url, endings);
    const proxy = await FaultProxy.start(this.stack.clickhouse.url, endings);
    const { port } = this.stack.kafka;
    const kafkaProxy = await TcpProxy.start(port, endings);
    const variables = {
      ...this.installation.variables(proxy.url, registryProxy.url),
      CHAOS_PORTS: `${port}:${kafkaProxy.port}`,
    };
    const ingester = new Ingester(
      { ...variables, ...this.options.environment, ...environment },
      path.join(logDirectory, `${this.installation.tables.database}-${this.ingesters.length}.log`),
    );
    endings.add(async () => {
      await ingester.kill9();
    });
    this.proxies.push(proxy);
    this.registryProxies.push(registryProxy);
    this.kafkaProxies.push(kafkaProxy);
    this.ingesters.push(ingester);
    return ingester;
  }

  /** Whether an ingester had to write a batch that another process had decided. */
  get recovered(): boolean {
    return this.ingesters.some(({ said }) => said.includes('batch of an earlier owner written again'));
  }

  /** The only ingester of most scenes, with what stands around it. */
  get first(): Surrounded {
    return this.at(0);
  }

  at(index: number): Surrounded {
    const ingester = this.ingesters[index];
    const proxy = this.proxies[index];
    const registryProxy = this.registryProxies[index];
    const kafkaProxy = this.kafkaProxies[index];
    if (!ingester || !proxy || !registryProxy || !kafkaProxy) throw new Error(`the scene has no ingester ${index}`);
    return { ingester, proxy, registryProxy, kafkaProxy };
  }
}
