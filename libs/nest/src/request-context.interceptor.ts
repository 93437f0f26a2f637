import { type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Observable } from 'rxjs';
import { currentContext, type EventContext, runInContext } from '@docket/sdk';
import { type HttpRequest, requestContext } from '@docket/sdk/http';
import { type DocketModuleOptions } from './docket-options.js';

/** Runs handlers in the context of what they handle. Guards come before it. */
export class RequestContextInterceptor implements NestInterceptor {
  constructor(private readonly options: Pick<DocketModuleOptions, 'actor' | 'session' | 'context'>) {}

  intercept(handled: ExecutionContext, next: CallHandler): Observable<unknown> {
    const context = this.#contextOf(handled);
    return new Observable((subscriber) => runInContext(context, () => next.handle().subscribe(subscriber)));
  }

  #contextOf(handled: ExecutionContext): EventContext {
    const own = this.options.context?.(handled);
    if (handled.getType() !== 'http') return own ?? {};
    const request = handled.switchToHttp().getRequest<HttpRequest & Readonly<Record<string, unknown>>>();
    const { actor, session } = this.options;
    // A middleware of the SDK may have been there before: the request keeps the id that it gave.
    const requestId = currentContext()?.request_id;
    return requestContext(request, {
      ...(actor ? { actor } : {}),
      ...(session ? { session } : {}),
      context: () => ({ ...(requestId == null ? {} : { request_id: requestId }), ...own }),
    });
  }
}
