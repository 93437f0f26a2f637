import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { apiKeyRecord, bearerKey, isValidKey, keyIdOf, newApiKey, shownPart } from './api-key.js';

const text = `dk_abcdefghij23_${'s'.repeat(43)}`;
const record = {
  id: 'abcdefghij23',
  tenant_id: 't',
  name: 'n',
  roles: ['analyst'],
  hash: createHash('sha256').update(text).digest('hex'),
  created_at: '2026-01-01T00:00:00.000Z',
};

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

describe('an API key', () => {
  it('is taken from the header, and only from a bearer', () => {
    expect(bearerKey(`Bearer ${text}`)).toBe(text);
    expect(bearerKey(`bearer  ${text} `)).toBe(text);
    for (const header of [undefined, '', text, `Basic ${text}`, 'Bearer', `Bearer ${text} x`]) {
      expect(bearerKey(header)).toBeUndefined();
    }
  });

  it('names its public prefix', () => {
    expect(keyIdOf(text)).toBe('abcdefghij23');
    expect(keyIdOf(`dk_abcdefghij23_${'_-'.repeat(20)}`)).toBe('abcdefghij23');
    for (const wrong of [
      '',
      'dk_x_y',
      `dk_ABCDEFGHIJ23_${'s'.repeat(43)}`,
      `dk_abcdefghij23_${'ř'.repeat(43)}`,
      `x${text}`,
    ]) {
      expect(keyIdOf(wrong)).toBeUndefined();
    }
  });

  it('is valid when its hash is the record’s and it was not revoked', () => {
    expect(isValidKey(text, record)).toBe(true);
    expect(isValidKey(`${text}x`, record)).toBe(false);
    expect(isValidKey(text, { ...record, revoked_at: '2026-01-01T00:00:00.000Z' })).toBe(false);
  });

  it('is valid until the moment in which it expires', () => {
    const limited = { ...record, expires_at: '2026-02-01T00:00:00.000Z' };
    expect(isValidKey(text, limited, Date.UTC(2026, 0, 31, 23, 59, 59, 999))).toBe(true);
    expect(isValidKey(text, limited, Date.UTC(2026, 1, 1))).toBe(false);
  });

  it('that is limited says so in its record, and shows all of it but the hash', () => {
    const made = newApiKey(
      { tenant: 't', name: 'n', roles: ['viewer'], expires: new Date('2027-01-01'), departments: ['support', 'sales'] },
      new Date('2026-01-01'),
    );
    expect(apiKeyRecord.parse(made.record)).toMatchObject({
      expires_at: '2027-01-01T00:00:00.000Z',
      departments: ['support', 'sales'],
    });
    const { hash, ...shown } = made.record;
    expect(shownPart(made.record)).toEqual(shown);
    expect(JSON.stringify(shownPart(made.record))).not.toContain(hash);
  });

  it.each([{ expires_at: 'tomorrow' }, { departments: [] }, { departments: [''] }, { departments: 'support' }])(
    'with %j cannot be read, and so lets nobody in',
    (change) => {
      expect(apiKeyRecord.safeParse({ ...record, ...change }).success).toBe(false);
    },
  );
});
