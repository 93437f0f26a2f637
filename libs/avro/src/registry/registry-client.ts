import kafkajsRegistry from '@kafkajs/confluent-schema-registry';
import { RegistryRefusedError, RegistryUnavailableError } from './registry-errors.js';
import { messageOf, type RegistryHttp } from './registry-http.js';
import type { RegistryOptions } from './registry-options.js';

const { SchemaRegistry: KafkajsRegistry, SchemaType, COMPATIBILITY } = kafkajsRegistry;
type Client = InstanceType<typeof KafkajsRegistry>;
type Middleware = NonNullable<ConstructorParameters<typeof KafkajsRegistry>[0]['middlewares']>[number];

/**
 * What producers need, through @kafkajs/confluent-schema-registry, which checks a schema with avsc before it asks.
 * It gets our time-out and agent (and so the certificates), and its errors get a verdict.
 */
export class RegistryClient {
  readonly #client: Client;

  constructor(options: RegistryOptions, transport: RegistryHttp) {
    const timeoutMs = options.timeoutMs ?? 5_000;
    const timeout: Middleware = () => ({
      prepareRequest: async (next) => (await next()).enhance({ timeout: timeoutMs }),
    });
    const { username, password } = options;
    this.#client = new KafkajsRegistry({
      host: options.url.replace(/\/+$/, ''),
      agent: transport.agent,
      middlewares: [timeout],
      ...(username === undefined ? {} : { auth: { username, password: password ?? '' } }),
      // Repeating is the caller's business. Every value is given, because the package writes what it gets into
      // defaults that all its instances share.
      retry: { maxRetryTimeInSecs: 1, initialRetryTimeInSecs: 0.1, factor: 0.2, multiplier: 2, retries: 0 },
    });
  }

  /** The id under which a subject has exactly this schema; undefined when subject or schema is not there. */
  async idOf(subject: string, text: string): Promise<number | undefined> {
    try {
      return await this.#client.getRegistryIdBySchema(subject, { type: SchemaType.AVRO, schema: text });
    } catch (error) {
      // The package replaces a 404, and nothing else, by an error of this name that has no status.
      if (error instanceof Error && error.name === 'ConfluentSchemaRegistryError') return undefined;
      throw withVerdict(`looking up ${subject}`, error);
    }
  }

  /** @param level the compatibility level in force: the package refuses to register under any other. */
  async register(subject: string, text: string, level: string): Promise<number> {
    try {
      const compatibility = Object.values(COMPATIBILITY).find((known) => known.valueOf() === level);
      if (compatibility === undefined) throw new RegistryRefusedError(422, `unknown compatibility level ${level}`);
      return (await this.#client.register({ type: SchemaType.AVRO, schema: text }, { subject, compatibility })).id;
    } catch (error) {
      throw withVerdict(`registering ${subject}`, error);
    }
  }
}

function withVerdict(what: string, error: unknown): Error {
  const told = `schema registry, ${what}: ${messageOf(error)}`;
  const status = statusOf(error);
  if (status === 409 || status === 422) return new RegistryRefusedError(status, told);
  // Without a status nothing was sent: avsc did not take the schema.
  if (status === undefined) return new RegistryRefusedError(422, told);
  // The package gives lost connections and time-outs the status 400, so 400 cannot count as an answer.
  return new RegistryUnavailableError(told, { cause: error });
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  return typeof error.status === 'number' ? error.status : undefined;
}
