import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import {
  type ClickHouseReader,
  type QueryDefinition,
  type QueryOptions,
  type QueryParameters,
} from '@docket/clickhouse';

/**
 * Reads what belongs to the installation and to no tenant, and gives up when the client goes away. Only requests of
 * those who may see the installation have one.
 */
export class InstallationReader implements Pick<ClickHouseReader, 'query'> {
  constructor(
    private readonly reader: ClickHouseReader,
    private readonly options: QueryOptions,
  ) {}

  /** @throws {ClickHouseError} */
  query<P extends QueryParameters, R>(definition: QueryDefinition<P, R>, params: P): Promise<R[]> {
    // The row policies of events let through what says this of itself.
    const settings = { log_comment: JSON.stringify({ query: definition.name, installation: true }) };
    return this.reader.query(definition, params, { ...this.options, settings });
  }
}

const readers = new WeakMap<FastifyRequest, InstallationReader>();

/** Called by the guard, and by nothing else. */
export function bindInstallation(request: FastifyRequest, reader: InstallationReader): void {
  readers.set(request, reader);
}

/** Gives a handler the reader of what belongs to the installation. */
export const Installation = createParamDecorator((_: unknown, context: ExecutionContext): InstallationReader => {
  const reader = readers.get(context.switchToHttp().getRequest<FastifyRequest>());
  if (reader === undefined)
    throw new Error('a handler asked for the installation, and its operation names a right that does not include it');
  return reader;
});
