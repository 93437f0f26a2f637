import { describe, expect, it } from '@jest/globals';
import { type HttpRequest, requestContext } from './request-context.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const request = (headers: HttpRequest['headers'] = {}, rest: Partial<HttpRequest> = {}): HttpRequest => ({
  headers,
  ...rest,
});

describe('requestContext', () => {
  it('reads what frameworks know, and the address of the connection where they know nothing', () => {
    const headers = { 'user-agent': 'curl', 'x-request-id': 'r-1', traceparent: `00-${TRACE}-00f067aa0ba902b7-01` };
    const expected = { request_id: 'r-1', trace_id: TRACE, ip: '10.0.0.1', user_agent: 'curl' };
    const socket = { remoteAddress: '127.0.0.1' };
    expect(requestContext(request(headers, { ip: '10.0.0.1', socket }))).toEqual(expected);
    expect(requestContext(request({}, { id: 'req-7', socket }))).toEqual({ request_id: 'req-7', ip: '127.0.0.1' });
  });

  it('gives a request a name that nobody has named', () => {
    const [a, b] = [requestContext(request()), requestContext(request({}, { id: 7 }))];
    expect(a.request_id).toMatch(/^[0-9a-f-]{36}$/);
    expect(b.request_id).toMatch(/^[0-9a-f-]{36}$/);
    expect(a.request_id).not.toBe(b.request_id);
  });

  it.each([
    ['an id that is too long', { 'x-request-id': 'x'.repeat(257) }],
    ['an empty id', { 'x-request-id': '' }],
    ['an id given twice', { 'x-request-id': ['a', 'b'] }],
    ['no trace', { traceparent: 'nonsense' }],
    ['a trace of zeros', { traceparent: `00-${'0'.repeat(32)}-00f067aa0ba902b7-01` }],
  ])('leaves out what no event may have: %s', (_, headers) => {
    const { request_id, trace_id } = requestContext(request(headers));
    expect(request_id).toMatch(/^[0-9a-f-]{36}$/);
    expect(trace_id).toBeUndefined();
  });

  it('shortens a user agent to what an event may have', () => {
    for (const character of ['x', '\u00e4']) {
      const { user_agent } = requestContext(request({ 'user-agent': character.repeat(5_000) }));
      expect(user_agent?.length).toBeGreaterThan(0);
      expect(Buffer.byteLength(user_agent ?? '')).toBeLessThanOrEqual(2048);
    }
  });

  it('asks for the actor when an event needs it, and takes whatever else the service knows', () => {
    const signedIn: { user?: string } = {};
    const context = requestContext(request({ 'x-request-id': 'r-1' }), {
      actor: () => (signedIn.user === undefined ? undefined : { type: 'AGENT', id: signedIn.user }),
      session: () => 's-1',
      context: () => ({ tenant_id: 't1', channel: 'web', ip: null }),
    });
    expect(context.actor).toBeUndefined();
    signedIn.user = 'agent-7';
    const expected = { request_id: 'r-1', session_id: 's-1', tenant_id: 't1', channel: 'web', ip: null };
    expect({ ...context }).toEqual({ ...expected, actor: { type: 'AGENT', id: 'agent-7' } });
  });
});
