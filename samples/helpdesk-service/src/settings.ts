/** What the service is told by its environment. */
export interface Settings {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  readonly brokers: readonly string[];
  readonly registryUrl: string;
  readonly tenant: string;
  /** Where events wait while Kafka is away; without it callers wait. */
  readonly spoolDirectory: string | undefined;
  /** How long an event waits for company, ms. A caller waits as long. */
  readonly lingerMs: number;
  /** Calls a second that the service makes to itself, as a help desk that is played; 0 for none. */
  readonly trafficRate: number;
}

/** @throws {Error} naming the variable */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  return {
    host: env['HELPDESK_HOST'] ?? '127.0.0.1',
    port: numberOf(env, 'HELPDESK_PORT', 4690, 65_535),
    brokers: (env['HELPDESK_KAFKA_BROKERS'] ?? '127.0.0.1:9092').split(','),
    registryUrl: env['HELPDESK_REGISTRY_URL'] ?? 'http://127.0.0.1:8081/apis/ccompat/v7',
    tenant: env['HELPDESK_TENANT'] ?? 'demo',
    spoolDirectory: env['HELPDESK_SPOOL_DIRECTORY'],
    lingerMs: numberOf(env, 'HELPDESK_LINGER_MS', 5, 1_000),
    trafficRate: numberOf(env, 'HELPDESK_TRAFFIC_RATE', 0, 10_000),
  };
}

function numberOf(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  usual: number,
  most: number,
): number {
  const text = env[name];
  const value = text === undefined ? usual : Number(text);
  if (text?.trim() !== '' && value >= 0 && value <= most) return value;
  throw new Error(`${name} must be a number from 0 to ${most}, not "${text ?? ''}"`);
}
