import { type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { type Right } from '@docket/access';
import { type FastifyRequest } from 'fastify';
import { type Observable, tap } from 'rxjs';
import { findCaller } from '../access/caller.js';
import { RarelyPerName } from '../access/rarely.js';
import { operationOf } from '../access/route-operation.js';
import { type Operation } from '../openapi/operation.js';
import { readEvent, readName } from './read-event.js';
import { type ReadTrail } from './read-trail.js';

/** How often reads of programs that ask again and again are told. */
const RARELY_MS = 5 * 60_000;

/** Rights under which events, or what is made of them, are given out. */
const SHOWS_EVENTS: readonly Right[] = [
  'events.read',
  'events.analyse',
  'events.export',
  'audit.read',
  'security.read',
  'rejections.read',
];

/** Whether reads through an operation are told. */
export function auditOf({ audit, right }: Pick<Operation, 'audit' | 'right'>): 'always' | 'rarely' | 'never' {
  return audit ?? (SHOWS_EVENTS.includes(right) ? 'always' : 'never');
}

/** Makes an event of the audit log of every read of it, by what the operation says of itself. The answer waits for nothing of it. */
export class ReadAuditInterceptor implements NestInterceptor {
  readonly #rarely: RarelyPerName;

  constructor(
    private readonly trail: Pick<ReadTrail, 'add'>,
    now?: () => number,
  ) {
    this.#rarely = new RarelyPerName(RARELY_MS, now);
  }

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const [operation, caller] = [operationOf(request), findCaller(request)];
    if (operation === undefined || caller === undefined) return next.handle();
    const audit = auditOf(operation);
    if (audit === 'never') return next.handle();
    const beganAt = Date.now();
    const since = performance.now();
    let answer: unknown;
    return next.handle().pipe(
      tap({
        next: (value) => (answer = value),
        // A request that was refused has shown nothing.
        complete: () => {
          if (audit === 'rarely' && !this.#rarely.isDue(readName({ operation, caller }))) return;
          const durationMs = Math.round(performance.now() - since);
          this.trail.add(readEvent({ operation, request, caller, beganAt, durationMs, answer }));
        },
      }),
    );
  }
}
