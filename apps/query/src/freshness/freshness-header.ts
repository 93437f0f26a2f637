import { type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Observable } from 'rxjs';
import { findCaller } from '../access/caller.js';
import { type Freshness } from './freshness.js';

/** Up to when the log was complete before the answer was read: ISO 8601, by the clock of the brokers. Absent when not known. */
export const FRESHNESS_HEADER = 'Docket-Complete-Up-To';

/**
 * Puts the header on every read of somebody who is known. It is asked for before anything is read: afterwards it might claim what the
 * answer has not seen.
 */
export class FreshnessInterceptor implements NestInterceptor {
  constructor(private readonly freshness: Freshness) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    if (request.method !== 'GET' || findCaller(request) === undefined) return next.handle();
    // A read is worth more than what goes with it.
    const progress = await this.freshness.read().catch(() => undefined);
    if (progress?.completeUpTo !== undefined) {
      void http.getResponse<FastifyReply>().header(FRESHNESS_HEADER, new Date(progress.completeUpTo).toISOString());
    }
    return next.handle();
  }
}
