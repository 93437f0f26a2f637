import type { AvroSchema } from '@docket/events';
import { CircuitBreaker } from './circuit-breaker.js';
import { RegistryClient } from './registry-client.js';
import { RegistryRefusedError, RegistryUnavailableError } from './registry-errors.js';
import { type Answer, type Method, RegistryHttp } from './registry-http.js';
import type { RegistryOptions } from './registry-options.js';
import { SchemaCache } from './schema-cache.js';
import { type RegisteredSchema, resolveReferences, type SchemaReference } from './schema-references.js';

/** Compatibility levels of the Confluent API. */
export type CompatibilityLevel =
  'NONE' | 'BACKWARD' | 'BACKWARD_TRANSITIVE' | 'FORWARD' | 'FORWARD_TRANSITIVE' | 'FULL' | 'FULL_TRANSITIVE';

/** Whether a schema may follow the versions a subject has; `messages` name the fields that break it. */
export interface CompatibilityAnswer {
  readonly compatible: boolean;
  readonly messages: readonly string[];
}

/** One version of a subject. */
export interface LatestSchema {
  readonly id: number;
  readonly version: number;
  readonly schema: AvroSchema;
}

/**
 * A Confluent schema registry. Every method throws {@link RegistryUnavailableError} (verdict `retry`) when there is no
 * trustworthy answer, and those that change or check something {@link RegistryRefusedError} (verdict `stop`).
 */
export class SchemaRegistry {
  readonly #http: RegistryHttp;
  readonly #client: RegistryClient;
  readonly #breaker: CircuitBreaker;
  readonly #cache: SchemaCache<AvroSchema>;

  constructor(options: RegistryOptions) {
    this.#http = new RegistryHttp(options);
    this.#client = new RegistryClient(options, this.#http);
    this.#breaker = new CircuitBreaker(options.breakerFailures ?? 5, options.breakerOpenMs ?? 2_000);
    this.#cache = new SchemaCache(options.maxSchemas ?? 1_000, options.negativeMs ?? 1_000);
  }

  /**
   * The schema with this id, complete in itself; undefined when the registry says that there is none.
   * What is registered under the id but is no Avro JSON comes back as a string that says so, which is not the name of
   * any type: whoever reads it as a schema refuses it with that text.
   */
  schemaById(id: number): Promise<AvroSchema | undefined> {
    return this.#cache.get(id, async () => {
      const answer = await this.#ask('GET', `/schemas/ids/${id}`);
      if (answer.missing) return undefined;
      return resolveReferences(readRegistered(answer.body), (reference) => this.#version(reference));
    });
  }

  /** The id of exactly this schema in a subject; undefined when it is not registered there. */
  idOf(subject: string, schema: AvroSchema): Promise<number | undefined> {
    return this.#breaker.run(() => this.#client.idOf(subject, JSON.stringify(schema)));
  }

  /**
   * Registers a schema as the subject's next version, or finds it there, and gives its id. To be called from one
   * place: first registrations of one subject at the same time fail in some registries.
   */
  async register(subject: string, schema: AvroSchema): Promise<number> {
    const level = await this.compatibility(subject);
    return this.#breaker.run(() => this.#client.register(subject, JSON.stringify(schema), level));
  }

  /** Asks whether a schema may be registered after the subject's versions. A new subject takes anything. */
  async check(subject: string, schema: AvroSchema): Promise<CompatibilityAnswer> {
    const path = `/compatibility/subjects/${encodeURIComponent(subject)}/versions?verbose=true`;
    const answer = await this.#ask('POST', path, { schema: JSON.stringify(schema) });
    if (answer.missing) return { compatible: true, messages: [] };
    return readCompatibility(answer.body);
  }

  /** The names of all subjects. */
  async subjects(): Promise<readonly string[]> {
    const answer = await this.#ask('GET', '/subjects');
    const body = answer.missing ? [] : answer.body;
    if (!Array.isArray(body)) throw unexpected('subjects', body);
    return body.filter((subject): subject is string => typeof subject === 'string');
  }

  /** The newest version of a subject; undefined when there is no such subject. */
  latest(subject: string): Promise<LatestSchema | undefined> {
    return this.#numbered(subject, 'latest');
  }

  /** All versions of a subject, oldest first; empty when there is no such subject. */
  async versions(subject: string): Promise<readonly LatestSchema[]> {
    const answer = await this.#ask('GET', `/subjects/${encodeURIComponent(subject)}/versions`);
    const body = answer.missing ? [] : answer.body;
    if (!Array.isArray(body)) throw unexpected(subject, body);
    const numbers = body.filter((number): number is number => typeof number === 'number').sort((a, b) => a - b);
    const versions = await Promise.all(numbers.map((number) => this.#numbered(subject, number)));
    return versions.filter((version) => version !== undefined);
  }

  /** The level in force for a subject: its own, else the registry's. */
  async compatibility(subject?: string): Promise<CompatibilityLevel> {
    const own: Answer = subject === undefined ? { missing: true } : await this.#ask('GET', configPath(subject));
    const answer = own.missing ? await this.#ask('GET', configPath()) : own;
    const body = answer.missing ? undefined : (answer.body as { compatibilityLevel?: unknown });
    if (typeof body?.compatibilityLevel !== 'string') throw unexpected('config', body);
    return body.compatibilityLevel.toUpperCase() as CompatibilityLevel;
  }

  /** Sets the level of one subject or, for undefined, of the registry as a whole. */
  async setCompatibility(subject: string | undefined, level: CompatibilityLevel): Promise<void> {
    const answer = await this.#ask('PUT', configPath(subject), { compatibility: level });
    if (answer.missing) throw new RegistryRefusedError(404, `schema registry: there is no subject ${subject ?? ''}`);
  }

  /** Closes idle connections; requests under way fail as unavailable. */
  close(): void {
    this.#http.close();
  }

  async #numbered(subject: string, number: number | 'latest'): Promise<LatestSchema | undefined> {
    const answer = await this.#ask('GET', `/subjects/${encodeURIComponent(subject)}/versions/${number}`);
    if (answer.missing) return undefined;
    const { id, version } = answer.body as { id?: unknown; version?: unknown };
    if (typeof id !== 'number' || typeof version !== 'number') throw unexpected(subject, answer.body);
    const schema = await resolveReferences(readRegistered(answer.body), (reference) => this.#version(reference));
    return { id, version, schema };
  }

  async #version({ subject, version }: SchemaReference): Promise<RegisteredSchema | undefined> {
    const answer = await this.#ask('GET', `/subjects/${encodeURIComponent(subject)}/versions/${version}`);
    return answer.missing ? undefined : readRegistered(answer.body);
  }

  #ask(method: Method, path: string, body?: unknown): Promise<Answer> {
    return this.#breaker.run(() => this.#http.request(method, path, body));
  }
}

function configPath(subject?: string): string {
  return subject === undefined ? '/config' : `/config/${encodeURIComponent(subject)}`;
}

function readRegistered(body: unknown): RegisteredSchema {
  const { schema, schemaType, references } = body as { schema?: unknown; schemaType?: unknown; references?: unknown };
  if (typeof schema !== 'string') throw unexpected('schema', body);
  if (schemaType !== undefined && schemaType !== 'AVRO') return { schema: notAvro(schemaType), references: [] };
  return { schema: parseSchema(schema), references: Array.isArray(references) ? references.filter(isReference) : [] };
}

function parseSchema(text: string): AvroSchema {
  try {
    return JSON.parse(text) as AvroSchema;
  } catch {
    // Avro allows the bare name of a primitive type; anything else is no schema.
    return notAvro('not JSON');
  }
}

function notAvro(what: unknown): string {
  return `(no Avro schema: ${typeof what === 'string' ? what : 'unknown type'})`;
}

function isReference(value: unknown): value is SchemaReference {
  if (typeof value !== 'object' || value === null) return false;
  const { subject, version } = value as { subject?: unknown; version?: unknown };
  return typeof subject === 'string' && typeof version === 'number';
}

function readCompatibility(body: unknown): CompatibilityAnswer {
  const answer = body as { is_compatible?: unknown; messages?: unknown; reason?: unknown };
  if (typeof answer.is_compatible !== 'boolean') throw unexpected('compatibility', body);
  const messages = Array.isArray(answer.messages) ? answer.messages : [answer.reason];
  const told = messages.filter((message): message is string => typeof message === 'string' && message !== '');
  return { compatible: answer.is_compatible, messages: told };
}

function unexpected(what: string, body: unknown): RegistryUnavailableError {
  const text = JSON.stringify(body) as string | undefined;
  return new RegistryUnavailableError(`schema registry: no usable answer for ${what}: ${(text ?? '').slice(0, 200)}`);
}
