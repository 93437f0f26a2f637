import { type CallHandler, type ExecutionContext } from '@nestjs/common';
import { LIMITS } from '@docket/events';
import { describe, expect, it } from '@jest/globals';
import { type FastifyRequest } from 'fastify';
import { lastValueFrom, from, throwError } from 'rxjs';
import { bindCaller, identityOf } from '../access/caller.js';
import { nestPath } from '../http/nest-path.js';
import { methodOf, type Operation } from '../openapi/operation.js';
import { OPERATIONS } from '../openapi/operations.js';
import { auditOf, ReadAuditInterceptor } from './read-audit.interceptor.js';
import { type ReadEvent } from './read-event.js';

const person = identityOf({
  kind: 'person',
  id: 'anna@example.com',
  name: 'Anna',
  tenantId: 'mine',
  roles: ['analyst'],
  departments: ['support'],
  expiresAt: undefined,
});
const key = identityOf({ ...person, kind: 'key', id: 'abcdefghij23', name: 'reports', departments: undefined });

/** A request as the guard has left it. */
function requestOf(operation: Operation, { query = '', caller = person, id = 'T-1' } = {}) {
  const names = Object.keys(operation.pathParameters ?? {});
  const request = {
    method: methodOf(operation),
    url: `${operation.path}${query === '' ? '' : `?${query}`}`,
    routeOptions: { url: nestPath(operation.path) },
    params: Object.fromEntries(names.map((name) => [name, id])),
    query: Object.fromEntries(new URLSearchParams(query)),
    body: undefined,
    headers: { 'user-agent': 'browser', 'x-request-id': 'r-1' },
    ip: '10.1.2.3',
  } as unknown as FastifyRequest;
  bindCaller(request, { ...caller, signal: new AbortController().signal });
  return request;
}

function interceptor(now?: () => number) {
  const told: ReadEvent[] = [];
  const audit = new ReadAuditInterceptor({ add: (event) => told.push(event) }, now);
  const read = async (request: FastifyRequest, answer: unknown = { rows: [{}, {}, {}] }) => {
    const context = { switchToHttp: () => ({ getRequest: () => request }) } as unknown as ExecutionContext;
    const handler: CallHandler = {
      handle: () => (answer instanceof Error ? throwError(() => answer) : from([answer])),
    };
    await lastValueFrom(audit.intercept(context, handler)).catch(() => undefined);
  };
  return { told, read };
}

const operation = (id: string): Operation => {
  const found = OPERATIONS.find((one) => one.id === id);
  if (found === undefined) throw new Error(`there is no operation ${id}`);
  return found;
};

/** Anybody who reads may ask these, and learns nothing of what happened. */
const SHOW_NO_EVENTS = [
  ...['listFields', 'listSchemas', 'findFreshness', 'listSlaPolicies', 'findSlaPolicy'],
  ...['listExports', 'findExport', 'listViews', 'findView'],
];

describe('reads as events', () => {
  it.each(OPERATIONS.map((one) => [one.id, one] as const))('%s is told as it says of itself', async (_, one) => {
    const { told, read } = interceptor();
    for (let n = 0; n < 3; n += 1) await read(requestOf(one));
    const expected = { always: 3, rarely: 1, never: 0 }[auditOf(one)];
    expect(told).toHaveLength(expected);
    // What shows events is never silent; what is no read of the log is no event of it.
    const shows = /^(events|audit|security|rejections)\./.test(one.right) && !SHOW_NO_EVENTS.includes(one.id);
    if (methodOf(one) === 'GET') expect([one.id, expected > 0]).toEqual([one.id, shows]);
    for (const { action, input } of told) {
      const read = one.pathParameters === undefined ? 'audit.searched' : 'audit.viewed';
      expect(action).toBe(one.right === 'events.export' ? 'audit.exported' : read);
      expect(input).toMatchObject({
        tenant_id: 'mine',
        actor: { type: 'AGENT', id: 'anna@example.com', name: 'Anna', role: 'analyst', department_id: 'support' },
        ip: '10.1.2.3',
        user_agent: 'browser',
        request_id: 'r-1',
        details: { resource: expect.stringMatching(/^[a-z_/-]+$/) },
      });
    }
  });

  it('say what was asked, and how much was given', async () => {
    const { told, read } = interceptor();
    const query = 'action=ticket.*&actor=agent-7&from=2026-01-01&to=2026-02-01T00:00:00Z&cursor=abc';
    await read(requestOf(operation('listEvents'), { query, caller: key }), { events: [{}, {}], next_cursor: null });
    expect(told[0]?.action).toBe('audit.searched');
    expect(told[0]?.input).toMatchObject({
      actor: { type: 'API', id: 'abcdefghij23', name: 'reports' },
      details: {
        resource: 'events',
        filter: 'action=ticket.*&actor=agent-7&from=2026-01-01&to=2026-02-01T00%3A00%3A00Z',
        from_time: Date.UTC(2026, 0, 1),
        to_time: Date.UTC(2026, 1, 1),
        row_count: 2,
        duration_ms: expect.any(Number),
      },
    });
  });

  it('say which ticket or event was looked at', async () => {
    const { told, read } = interceptor();
    await read(requestOf(operation('ticketTimeline')), { ticket_id: 'T-1', events: [] });
    await read(requestOf(operation('findEvent'), { id: 'e-1' }), { event_id: 'e-1' });
    expect(told.map(({ input }) => input)).toEqual([
      expect.objectContaining({ ticket_id: 'T-1', details: { resource: 'tickets/timeline', row_count: 0 } }),
      expect.objectContaining({ target: { type: 'event', id: 'e-1' }, details: { resource: 'events', row_count: 1 } }),
    ]);
  });

  it('say what was taken out, and as which file', async () => {
    const { told, read } = interceptor();
    const answer = { format: 'parquet', row_count: 7, size_bytes: 99, sha256: 'ab', more: 'x' };
    await read(requestOf(operation('downloadExport'), { id: 'x-1' }), answer);
    await read(requestOf(operation('startExport')), { id: 'x-1', format: 'csv', columns: ['action'], rows: 0 });
    expect(told).toMatchObject([
      { action: 'audit.exported', input: { target: { type: 'export', id: 'x-1' } } },
      { action: 'audit.exported', input: {} },
    ]);
    const details = told.map(({ input }) => input.details);
    expect(details).toEqual([
      { resource: 'exports/file', format: 'parquet', row_count: 7, size_bytes: 99, sha256: 'ab' },
      { resource: 'exports', format: 'csv' },
    ]);
  });

  it('are bounded, whatever is sent', async () => {
    const { told, read } = interceptor();
    const query = `actor=${'ř'.repeat(20_000)}`;
    await read(requestOf(operation('ticketTimeline'), { query, id: 'x'.repeat(LIMITS.id + 1) }));
    const { details, ticket_id } = told[0]?.input as { details: { filter: string }; ticket_id?: string };
    expect(Buffer.byteLength(details.filter)).toBeLessThanOrEqual(4_096);
    expect(details.filter).toMatch(/&cut$/);
    expect(ticket_id).toBeUndefined();
  });

  it('are none when nothing was given out', async () => {
    const { told, read } = interceptor();
    await read(requestOf(operation('listEvents')), new Error('refused'));
    expect(told).toEqual([]);
  });

  it('that are told rarely are told again after five minutes, and for each caller', async () => {
    let now = 0;
    const { told, read } = interceptor(() => now);
    // As pollers and tails say of themselves.
    const tail = requestOf(operation('listEvents'));
    const rarely = operation('listEvents') as { audit?: string };
    rarely.audit = 'rarely';
    try {
      await read(tail);
      await read(tail);
      await read(requestOf(operation('listEvents'), { caller: key }));
      expect(told).toHaveLength(2);
      now = 5 * 60_000;
      await read(tail);
      expect(told).toHaveLength(3);
    } finally {
      delete rarely.audit;
    }
  });
});
