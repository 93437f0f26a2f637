import { describe, expect, it } from '@jest/globals';
import { limitProblem, type Right, RIGHTS, rightsOf, rolesWith } from './rights.js';
import { ROLES } from './roles.js';

describe('rights', () => {
  it('are each held by the admin, but for those over what is of other tenants', () => {
    for (const right of Object.keys(RIGHTS) as Right[]) {
      expect([right, rolesWith(right).includes('admin')]).toEqual([right, right !== 'rejections.all']);
    }
    expect(rolesWith('rejections.all')).toEqual(['operator']);
  });

  it.each(ROLES)('of %s are those of the table', (role) => {
    const expected = (Object.keys(RIGHTS) as Right[]).filter((right) => rolesWith(right).includes(role));
    expect([...rightsOf([role])]).toEqual(expected);
    expect(expected.length).toBeGreaterThan(0);
  });

  it('of several roles add up', () => {
    expect(rightsOf(['viewer', 'operator']).has('events.read')).toBe(true);
    expect(rightsOf(['viewer', 'operator']).has('installation.operate')).toBe(true);
    expect(rightsOf(['viewer', 'operator']).has('audit.read')).toBe(false);
  });

  it('of a key without roles are those that it had before there were any', () => {
    expect([...rightsOf([])].sort()).toEqual(['events.analyse', 'events.export', 'events.read', 'self.read']);
  });

  it('are none for words that are no role', () => {
    expect(rightsOf(['owner', 'constructor', '__proto__'])).toEqual(new Set());
  });

  it('keep a writer and an operator from reading events', () => {
    for (const role of ['writer', 'operator']) expect(rightsOf([role]).has('events.read')).toBe(false);
  });

  it('can be limited to departments where that limits anything', () => {
    for (const roles of [[], ['viewer'], ['analyst'], ['viewer', 'analyst']])
      expect(limitProblem(roles)).toBeUndefined();
    for (const roles of [['admin'], ['viewer', 'operator'], ['auditor'], ['writer']]) {
      expect(limitProblem(roles)).toContain('viewer and analyst');
    }
  });
});
