import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type FastifyRequest } from 'fastify';
import { type ClickHouseReader } from '@docket/clickhouse';
import { Problem } from '@docket/http';
import { READER } from '../tokens.js';
import { callerOf } from './caller.js';
import { bindInstallation, InstallationReader } from './installation.js';

/** Where the roles of a route are kept. */
export const ROLES_KEY = Symbol('roles that a route asks for');

/** Lets a request of a known caller in only with a role that the route asks for. Stands behind the guard of keys. */
@Injectable()
export class RoleGuard implements CanActivate {
  constructor(
    @Inject(READER) private readonly reader: ClickHouseReader,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const wanted = this.reflector.getAllAndOverride<readonly string[] | undefined>(ROLES_KEY, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (wanted === undefined) throw new Error('a route is guarded by roles and names none');
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { roles, signal } = callerOf(request);
    if (!roles.some((role) => wanted.includes(role))) throw forbidden(wanted, roles);
    bindInstallation(request, new InstallationReader(this.reader, signal));
    return true;
  }
}

function forbidden(wanted: readonly string[], roles: readonly string[]): Problem {
  const has = roles.length === 0 ? 'has none' : `has ${roles.join(', ')}`;
  return new Problem(
    'forbidden',
    `This needs a key with the role ${wanted.join(' or ')}; yours ${has}. \`docket keys create --role ${wanted[0] ?? ''}\` makes one.`,
  );
}
