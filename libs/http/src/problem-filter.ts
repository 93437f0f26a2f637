import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { type Logger } from '@docket/telemetry';
import { Problem } from './problem.js';

/** Turns everything that is thrown into a problem document; what is our own fault is logged, and only there. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  /** @param translate knows errors of the service itself; undefined for all others */
  constructor(
    private readonly log: Logger,
    private readonly translate: (thrown: unknown) => Problem | undefined = () => undefined,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const problem = this.translate(thrown) ?? toProblem(thrown);
    // What is refused because there is no room says nothing that the log of the service would have to keep.
    if (problem.status >= 500 && problem.cause !== undefined) this.log.error({ err: problem.cause }, 'request failed');
    sendProblem(host.switchToHttp().getResponse<FastifyReply>(), problem);
  }
}

/** Answers with a problem document. */
export function sendProblem(reply: FastifyReply, problem: Problem): void {
  if (problem.status === 401) void reply.header('WWW-Authenticate', challenge(problem));
  if (problem.status === 503) void reply.header('Retry-After', '5');
  void reply.headers(problem.headers);
  void reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

function challenge(problem: Problem): string {
  // RFC 6750: the error code only when a token was sent at all.
  const refused = problem.cause === undefined ? '' : ', error="invalid_token"';
  return `Bearer realm="docket"${refused}`;
}

/** What an error of Nest, of Fastify, or of nobody knows whom means to the client. */
export function toProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  const kind = kindOfStatus(statusOf(thrown));
  if (kind === 'internal') {
    return new Problem(kind, 'The request failed; the cause is in the log of the service.', [], { cause: thrown });
  }
  return new Problem(kind, DETAILS[kind]);
}

const DETAILS = {
  'malformed-request': 'The request could not be understood.',
  'not-found': 'There is nothing at this address; /docs lists what there is.',
  'request-timeout': 'The request was not complete in time.',
  'too-large': 'The request body is larger than accepted.',
  'unsupported-media-type': 'A request body has to be JSON: Content-Type: application/json.',
  'uri-too-long': 'The address is longer than accepted.',
  'headers-too-large': 'The address and headers together are longer than accepted.',
} as const;

type StatusKind = keyof typeof DETAILS | 'internal';

function kindOfStatus(status: number): StatusKind {
  const byStatus: Partial<Record<number, StatusKind>> = {
    404: 'not-found',
    408: 'request-timeout',
    413: 'too-large',
    414: 'uri-too-long',
    415: 'unsupported-media-type',
    431: 'headers-too-large',
  };
  return byStatus[status] ?? (status >= 400 && status < 500 ? 'malformed-request' : 'internal');
}

/** Status of an error of Nest or Fastify. */
function statusOf(thrown: unknown): number {
  if (thrown instanceof HttpException) return thrown.getStatus();
  if (typeof thrown !== 'object' || thrown === null) return 500;
  const status: unknown = Reflect.get(thrown, 'statusCode');
  return typeof status === 'number' ? status : 500;
}
