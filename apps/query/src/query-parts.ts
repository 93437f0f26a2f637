import { readFileSync } from 'node:fs';
import { type Right } from '@docket/access';
import { type ClickHouseConnection, type ClickHouseReader, connectReader, type QueryCaps } from '@docket/clickhouse';
import { type ConfigOf, loadConfig, oidcSettings, queryConfig } from '@docket/config';
import { topicNames } from '@docket/events';
import { type ControlOptions, ControlPublisher } from '@docket/sdk';
import { type Logger, traceHeaders, type Traces } from '@docket/telemetry';
import { AccessGuard } from './access/access-guard.js';
import { ApiKeyStore } from './access/api-key-store.js';
import { Authenticator } from './access/authenticator.js';
import { CallerLimits } from './access/caller-limits.js';
import { KeyUses } from './access/key-uses.js';
import { TokenVerifier } from './access/oidc/token-verifier.js';
import { tracedReader } from './access/traced-reader.js';
import { type ExportSettings } from './exports/export-settings.js';
import { Freshness } from './freshness/freshness.js';
import { type QueryConfig } from './query-config.js';
import { ReadTrail } from './reads/read-trail.js';
import { type RejectionParts, rejectionParts } from './rejections/rejection-parts.js';

/** As the publishing service of what it publishes. */
const SERVICE = 'docket-query';

type QuerySettings = ConfigOf<typeof queryConfig>;

/** What the service is told. */
export interface ServerConfig {
  readonly clickhouse: ClickHouseConnection;
  /** For commands, and for events about reads. The service starts and answers without it. */
  readonly kafka: ControlOptions['kafka'] & { readonly topicPrefix?: string };
  /** Without it nothing is told of reads: they are no events of the audit log, and nobody learns when a key was last used. */
  readonly registry?: QueryConfig['registry'];
  /** Port 0 picks a free one. What is left out is as it is without a variable. */
  readonly query: Pick<QuerySettings, 'host' | 'port'> & Partial<QuerySettings>;
  /** Where the built console is; beside this package without it. */
  readonly consoleFolder?: string;
}

/** What the service consists of; whoever makes it closes it. */
export interface QueryParts {
  readonly settings: QuerySettings;
  readonly reader: ClickHouseReader;
  readonly control: ControlPublisher;
  /** Name of the topic of events. */
  readonly eventsTopic: string;
  readonly freshness: Freshness;
  readonly guard: AccessGuard;
  readonly trail: ReadTrail | undefined;
  readonly uses: KeyUses | undefined;
  readonly exports: ExportSettings;
  readonly rejections: RejectionParts;
  /** Undefined: beside this package. */
  readonly consoleFolder: string | undefined;
}

/** Puts it together; nothing is contacted. @throws {ConfigError} */
export function queryParts(config: ServerConfig, log: Logger, traces?: Traces): QueryParts {
  const settings = { ...loadConfig(queryConfig, {}), ...config.query };
  const reader = traces
    ? tracedReader(connectReader(config.clickhouse, { headers: traceHeaders }), traces.tracer)
    : connectReader(config.clickhouse);
  const { control: topic, events: eventsTopic } = topicNames(config.kafka.topicPrefix);
  const freshness = new Freshness(reader, eventsTopic);
  const publisher = () => new ControlPublisher({ kafka: config.kafka, service: SERVICE, topic });
  const control = publisher();
  const uses = config.registry && new KeyUses(publisher(), log);
  const oidc = oidcSettings(settings.oidc);
  const authenticator = new Authenticator(new ApiKeyStore(reader), oidc && new TokenVerifier(oidc));
  const limits = new CallerLimits(settings.limits);
  const guard = new AccessGuard({ reader, authenticator, limits, uses, capsOf: (rights) => capsOf(settings, rights) });
  const trail = readTrail(config, settings, log);
  const { rows: rowsToRead, memoryBytes } = settings.limits;
  const exports = { ...settings.exports, caps: { rowsToRead, memoryBytes } };
  const { consoleFolder, registry } = config;
  const rejections = rejectionParts(
    { kafka: config.kafka, service: SERVICE, registry: registry && registryOptions(registry), topic: eventsTopic },
    control,
  );
  return { settings, reader, control, eventsTopic, freshness, guard, trail, uses, exports, rejections, consoleFolder };
}

/** Who may only look at events needs less than who counts them. */
function capsOf({ limits }: QuerySettings, rights: ReadonlySet<Right>): QueryCaps {
  const isViewer = rights.has('events.read') && !rights.has('events.analyse');
  const { seconds: executionSeconds, rows: rowsToRead, memoryBytes } = isViewer ? limits.viewer : limits;
  return { executionSeconds, rowsToRead, memoryBytes };
}

function readTrail({ kafka, registry }: ServerConfig, { spool }: QuerySettings, log: Logger): ReadTrail | undefined {
  if (registry === undefined) return undefined;
  const options = {
    kafka,
    registry: registryOptions(registry),
    service: SERVICE,
    topic: topicNames(kafka.topicPrefix).events,
    ...(spool === undefined ? {} : { spool: { directory: spool, maxBytes: SPOOL_BYTES } }),
    maxBufferedBytes: MEMORY_BYTES,
  };
  return new ReadTrail(options, log);
}

function registryOptions({ caFile, ...settings }: NonNullable<ServerConfig['registry']>) {
  return { ...settings, ...(caFile === undefined ? {} : { ca: readFileSync(caFile, 'utf8') }) };
}

/** About 100,000 reads. */
const SPOOL_BYTES = 64 * 1024 * 1024;
const MEMORY_BYTES = 8 * 1024 * 1024;
