import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { newApiKey } from './api-key.js';

describe('newApiKey', () => {
  it('keeps the hash of the whole text and not the secret', () => {
    const { text, record } = newApiKey(
      { tenant: 't', name: 'n', roles: ['viewer'] },
      new Date('2026-01-02T03:04:05.006Z'),
    );
    expect(text).toMatch(/^dk_[a-z2-7]{12}_[A-Za-z0-9_-]{43}$/);
    expect(record).toEqual({
      id: text.slice(3, 15),
      tenant_id: 't',
      name: 'n',
      roles: ['viewer'],
      hash: createHash('sha256').update(text).digest('hex'),
      created_at: '2026-01-02T03:04:05.006Z',
    });
    expect(JSON.stringify(record)).not.toContain(text.slice(16));
  });

  it('makes another key each time', () => {
    const make = () => newApiKey({ tenant: 't', name: 'n', roles: [] }, new Date()).text;
    expect(new Set(Array.from({ length: 100 }, make)).size).toBe(100);
  });
});
