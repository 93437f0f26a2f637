import { type AvroRecord } from '@docket/events';
import { type LocalStack } from '@docket/local-stack';
import { TcpProxy } from '../proxy/tcp-proxy.js';
import { FaultProxy } from '../proxy/fault-proxy.js';
import { type RunSize } from '../run/run-size.js';
import { type Endings } from '../stack/endings.js';
import { type EventSource } from '../traffic/event-source.js';
import { AcknowledgementFile } from '../traffic/acknowledgement-file.js';
import { Publisher } from '../traffic/publisher.js';
import { type EventFlow } from '../traffic/event-flow.js';
import { type BestEffortCount } from '../verifier/evidence.js';
import { Ingester } from './ingester.js';
import { type Installation } from './installation.js';

/** An ingester and the proxies between it and the servers. */
export interface Surrounded {
  readonly ingester: Ingester;
  /** Before ClickHouse. */
  readonly proxy: FaultProxy;
  readonly registryProxy: FaultProxy;
  /** Before Kafka's first node. */
  readonly kafkaProxy: TcpProxy;
}

/** What events come from and go through. */
interface Sources {
  readonly source: EventSource;
  readonly traffic: EventFlow;
  /** Before Kafka's first node, for the traffic. */
  readonly trafficProxy: TcpProxy;
  /** For events beside the traffic. */
  readonly publisher: Publisher;
}

/** What else a scene needs. */
interface SceneOptions {
  readonly endings: Endings;
  /** Files of this scene begin with this. */
  readonly filePrefix: string;
  /** More variables of its ingesters. */
  readonly environment: Readonly<Record<string, string>>;
}

/** What a fault strikes at. */
export class Scene {
  /** In the order they were added. */
  readonly surrounded: Surrounded[] = [];
  /** Records made to be refused, `<partition>/<offset>`, with the reason that is right. */
  readonly bad = new Map<string, string>();
  /** Records that may be stored or refused for this reason, depending on who decided. */
  readonly either = new Map<string, string>();
  /** Offsets that were deleted from the topic before anybody knew what became of them; both ends included. */
  readonly deleted: { partition: number; from: number; to: number }[] = [];
  /** Label whose numbers say in which order the events of a ticket were emitted, where they do. */
  ordinalLabel: string | undefined;
  /** Processes that published at best effort, and what they say became of it. */
  readonly bestEffort: BestEffortCount[] = [];
  /** What is wrong beyond what the verifier can see. */
  readonly findings: string[] = [];
  /** What a fault measured, for the report. */
  readonly notes: string[] = [];
  sources!: Sources;
  /** What was acknowledged beside the traffic. */
  readonly #extra: AcknowledgementFile;

  constructor(
    readonly stack: LocalStack,
    readonly installation: Installation,
    readonly size: RunSize,
    private readonly options: SceneOptions,
  ) {
    this.#extra = new AcknowledgementFile(this.file('acknowledged-extra.tsv'));
    options.endings.add(() => {
      this.#extra.close();
    });
  }

  /** Publishes beside the traffic, as another service. @param schemas of actions the contract does not have */
  async publisherOf(schemas: readonly AvroRecord[] = []): Promise<Publisher> {
    return new Publisher(await this.installation.connect(schemas), this.#extra);
  }

  /** Files of everything that producers were told until now. */
  acknowledgedFiles(): string[] {
    this.#extra.flush();
    return [...this.sources.traffic.acknowledgements, this.#extra.path];
  }

  /** Adds an ingester with proxies of its own. It is not started. */
  async addIngester(environment: Readonly<Record<string, string>> = {}): Promise<Ingester> {
    const { endings } = this.options;
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
      this.file(`${this.surrounded.length}.log`),
    );
    endings.add(async () => {
      await ingester.kill9();
    });
    this.surrounded.push({ ingester, proxy, registryProxy, kafkaProxy });
    return ingester;
  }

  /** Path of a file of this scene. */
  file(name: string): string {
    return `${this.options.filePrefix}-${name}`;
  }

  get ingesters(): readonly Ingester[] {
    return this.surrounded.map(({ ingester }) => ingester);
  }

  /** Whether an ingester had to write a batch that another process had decided. */
  get recovered(): boolean {
    return this.haveSaid('batch of an earlier owner written again');
  }

  /** Whether any ingester has ever said this. */
  haveSaid(text: string): boolean {
    return this.ingesters.some((ingester) => ingester.hasSaid(text));
  }

  /** The only ingester of most scenes, with what stands around it. */
  get first(): Surrounded {
    return this.at(0);
  }

  at(index: number): Surrounded {
    const surrounded = this.surrounded[index];
    if (!surrounded) throw new Error(`the scene has no ingester ${index}`);
    return surrounded;
  }
}
