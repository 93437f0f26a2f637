import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { type ClickHouseReader, type QueryDefinition, type QueryParameters } from '@docket/clickhouse';

/**
 * Reads what belongs to the installation and to no tenant, and gives up when the client goes away. Only handlers of routes
 * that ask for a role get one.
 */
export class InstallationReader implements Pick<ClickHouseReader, 'query'> {
  constructor(
    private readonly reader: ClickHouseReader,
    private readonly signal: AbortSignal,
  ) {}

  /** @throws {ClickHouseError} */
  query<P extends QueryParameters, R>(definition: QueryDefinition<P, R>, params: P): Promise<R[]> {
    return this.reader.query(definition, params, { signal: this.signal });
  }
}

const readers = new WeakMap<FastifyRequest, InstallationReader>();

/** Called by the guard of roles, and by nothing else. */
export function bindInstallation(request: FastifyRequest, reader: InstallationReader): void {
  readers.set(request, reader);
}

/** Gives a handler the reader of what belongs to the installation. */
export const Installation = createParamDecorator((_: unknown, context: ExecutionContext): InstallationReader => {
  const reader = readers.get(context.switchToHttp().getRequest<FastifyRequest>());
  if (reader === undefined) throw new Error('a handler asked for the installation, and its route asks for no role');
  return reader;
});
