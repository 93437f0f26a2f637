import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { inStatements, mentions, readSubject, subjectKey, subjectText } from './subject.js';

describe('readSubject', () => {
  it('reads a type, in any case, and an id with whatever is in it', () => {
    expect(readSubject('contact:77')).toEqual({ type: 'CONTACT', id: '77' });
    expect(readSubject('Ticket:a:b/c')).toEqual({ type: 'TICKET', id: 'a:b/c' });
    expect(subjectText({ type: 'AGENT', id: 'x' })).toBe('agent:x');
  });

  it.each([
    ['77', 'a subject is <type>:<id>'],
    ['person:77', 'the types are contact, agent'],
    ['contact:', 'the id is missing'],
    [`contact:${'x'.repeat(2_000)}`, 'at most 1024 characters'],
  ])('says what is wrong with %p', (text, what) => {
    expect(readSubject(text)).toContain(what);
  });
});

describe('subjectKey', () => {
  it('tells tenants, types and ids apart, and is what anybody can compute', () => {
    const key = subjectKey('demo', { type: 'CONTACT', id: '77' });
    expect(key).toBe(createHash('sha256').update('demo\0CONTACT\x0077').digest('hex'));
    const others = [
      subjectKey('other', { type: 'CONTACT', id: '77' }),
      subjectKey('demo', { type: 'AGENT', id: '77' }),
      subjectKey('demo', { type: 'CONTACT', id: '7' }),
    ];
    expect(new Set([key, ...others]).size).toBe(4);
  });
});

describe('mentions', () => {
  it('quotes what comes from outside', () => {
    const sql = mentions("d'emo", [{ type: 'CONTACT', id: "x') OR ('1' = '1\\" }]);
    expect(sql).toContain("tenant_id = 'd\\'emo'");
    expect(sql).toContain("'x\\') OR (\\'1\\' = \\'1\\\\'");
  });

  it('is never true of nobody', () => {
    expect(mentions('demo', [])).toBe("tenant_id = 'demo' AND (false)");
  });
});

describe('inStatements', () => {
  it('keeps all subjects, in pieces that are not too long', () => {
    const subjects = Array.from({ length: 5_000 }, (_, index) => ({ type: 'TICKET' as const, id: `T-${index}` }));
    const pieces = inStatements(subjects);
    expect(pieces.flat()).toEqual(subjects);
    expect(pieces.length).toBeGreaterThan(1);
    for (const piece of pieces) expect(mentions('demo', piece).length).toBeLessThan(200_000);
  });
});
