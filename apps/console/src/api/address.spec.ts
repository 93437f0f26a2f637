import { describe, expect, it } from '@jest/globals';
import { addressOf, curlOf } from './address.js';

describe('addresses', () => {
  it('leave out what is not asked for, and repeat what is asked for twice', () => {
    expect(addressOf('/v1/events', { query: undefined, from: '' })).toBe('/v1/events');
    expect(addressOf('/v1/events', { query: 'a:b "c d"', measure: ['count', 'first'] })).toBe(
      '/v1/events?query=a%3Ab+%22c+d%22&measure=count&measure=first',
    );
  });

  it('at a command line cannot end their quotes', () => {
    const curl = curlOf('http://127.0.0.1:1', addressOf('/v1/events', { query: "it's" }));
    expect(curl).toBe(`curl -H "Authorization: Bearer $KEY" 'http://127.0.0.1:1/v1/events?query=it%27s'`);
  });
});
