import { type Socket } from 'node:net';
import { Problem, type ProblemKind } from './problem.js';

const KINDS: Readonly<Partial<Record<string, ProblemKind>>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
};

const DETAILS: Readonly<Partial<Record<ProblemKind, string>>> = {
  'headers-too-large': 'The address and headers together are longer than accepted.',
  'request-timeout': 'The request was not complete in time.',
};

/** Answers what is no HTTP request, or not one that Node accepts; no route and no hook ever sees it. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const kind = KINDS[error.code ?? ''] ?? 'malformed-request';
  const problem = new Problem(kind, DETAILS[kind] ?? 'The request could not be understood.');
  const body = JSON.stringify(problem);
  socket.end(
    `HTTP/1.1 ${problem.status} ${problem.toJSON().title}\r\nContent-Type: application/problem+json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
