import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { findCaller } from './caller.js';

/**
 * Makes sure that the guard of all routes has stood before this one. It adds nothing where that guard is; a controller that is
 * put into an application without it is shut.
 */
@Injectable()
export class ApiKeyGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (findCaller(context.switchToHttp().getRequest<FastifyRequest>()) !== undefined) return true;
    throw new Error('a route was asked for without the guard of all routes');
  }
}
