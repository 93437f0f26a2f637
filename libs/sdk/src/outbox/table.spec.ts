import { describe, expect, it } from '@jest/globals';
import { outboxSql } from './migrations.js';
import { outboxNames, TableNameError } from './table.js';

describe('the names of an outbox', () => {
  it('are made of that of its table', () => {
    expect(outboxNames('help.audit')).toEqual({
      table: 'help.audit',
      slots: 'help.audit_slots',
      attempts: 'help.audit_attempts',
      setAside: 'help.audit_set_aside',
      schema: 'help',
      channel: 'audit',
    });
    expect(outboxSql({ table: 'help.audit' })).toContain('CREATE SCHEMA IF NOT EXISTS help;');
    expect(outboxSql()).not.toContain('SCHEMA');
  });

  it.each(['', 'a b', 'Audit', 'a;drop table x', '1a', 'a.b.c', 'a.', 'x'.repeat(46), 'a"b'])(
    'may not be %p',
    (name) => {
      expect(() => outboxNames(name)).toThrow(TableNameError);
    },
  );
});
