import { describe, expect, it } from '@jest/globals';
import { readParameters } from '../parameters/read-parameters.js';
import { type EventFilter, filterConditions, FILTERS } from './event-filter.js';
import { PAGE } from './page-parameters.js';
import { pageRequest, pageSql } from './page.js';

const read = (query: Record<string, string | string[]>): EventFilter => readParameters(FILTERS, query);
const conditions = (query: Record<string, string | string[]>) => filterConditions(read(query));

describe('conditions of a filter', () => {
  it('leave out Docket’s own actions when no action is asked for', () => {
    expect(conditions({})).toEqual({ sql: ["NOT startsWith(action, 'audit.')"], params: {} });
  });

  it('match actions by name and by category', () => {
    expect(conditions({ action: ['ticket.*', 'user.logged_in', 'audit.*'] })).toEqual({
      sql: [
        '(action IN {actions: Array(String)} OR arrayExists(start -> startsWith(action, start), {categories: Array(String)}))',
      ],
      params: { actions: ['user.logged_in'], categories: ['ticket.', 'audit.'] },
    });
    expect(conditions({ action: 'user.logged_in' })).toEqual({
      sql: ['(action IN {actions: Array(String)})'],
      params: { actions: ['user.logged_in'] },
    });
  });

  it('match one value by equality and several by a set', () => {
    expect(conditions({ actor: 'a', department: ['d', 'e'], ticket: 't', action: 'a.*' })).toEqual({
      sql: [
        '(arrayExists(start -> startsWith(action, start), {categories: Array(String)}))',
        'actor_id = {actors: String}',
        'department IN {departments: Array(String)}',
        'ticket_id = {tickets: String}',
      ],
      params: { categories: ['a.'], actors: 'a', departments: ['d', 'e'], tickets: 't' },
    });
  });

  it('bind times as milliseconds', () => {
    expect(conditions({ from: '2016-02-29', to: '2016-02-29T01:00:00.5+01:00' })).toEqual({
      sql: [
        "NOT startsWith(action, 'audit.')",
        "occurred_at >= fromUnixTimestamp64Milli({from_ms: Int64}, 'UTC')",
        "occurred_at < fromUnixTimestamp64Milli({to_ms: Int64}, 'UTC')",
      ],
      params: { from_ms: Date.UTC(2016, 1, 29), to_ms: Date.UTC(2016, 1, 29, 0, 0, 0, 500) },
    });
  });

  it('never hold a value in their text', () => {
    const marker = "zz'--";
    const { sql } = conditions({ actor: marker, department: [marker, 'x'], ticket: marker });
    expect(sql.join()).not.toContain('zz');
  });

  it('exclude what is negated, and ask for any value or none', () => {
    expect(conditions({ action: '*', actor: ['a', '!b', '!c'], department: ['d', '*'], ticket: '!*' })).toEqual({
      sql: [
        'actor_id = {actors: String}',
        'actor_id NOT IN {not_actors: Array(String)}',
        "(department = {departments: String} OR department != '')",
        "ticket_id = ''",
      ],
      params: { actors: 'a', not_actors: ['b', 'c'], departments: 'd' },
    });
  });

  it('hold together with those of a query, under names of their own', () => {
    const { sql, params } = conditions({ actor: 'a', 'label.k': 'v', query: 'actor:b label.k:w -refund' });
    expect(sql).toContain('actor_id = {actors: String}');
    expect(sql).toContain('actor_id = {q_actors: String}');
    expect(sql).toContain('labels[{q_label_0_key: String}] = {q_label_0: String}');
    expect(params).toEqual({
      actors: 'a',
      label_0: 'v',
      label_0_key: 'k',
      q_actors: 'b',
      q_label_0: 'w',
      q_label_0_key: 'k',
      q_word_0: 'refund',
    });
  });

  it('take a ticket of code as it is, whatever it begins with', () => {
    expect(filterConditions({ action: ['a.b'], ticket: ['!*'] }).params).toEqual({ actions: ['a.b'], tickets: '!*' });
  });

  it('refuse an empty range of time', () => {
    expect(() => conditions({ from: '2016-02-29', to: '2016-02-28' })).toThrow('to must be after from');
  });
});

describe('statement of a page', () => {
  const question = (query: Record<string, string | string[]>, order: 'newest_first' | 'oldest_first') => {
    const { limit, cursor, ...filter } = readParameters({ ...FILTERS, ...PAGE }, query);
    return { route: 'r', tenantId: 't', filter, order, limit, cursor };
  };

  it('carries the same conditions in both steps, and the tenant in each', () => {
    const sql = pageSql(pageRequest(question({ actor: 'a' }, 'newest_first')));
    expect(sql.match(/tenant_id = \{tenant_id: String\}/g)).toHaveLength(2);
    expect(sql.match(/actor_id = \{actors: String\}/g)).toHaveLength(2);
    expect(sql.match(/FROM audit_events/g)).toHaveLength(2);
    expect(
      sql.match(/ORDER BY occurred_at DESC, epoch DESC, kafka_partition DESC, kafka_offset DESC LIMIT/g),
    ).toHaveLength(2);
  });

  it('is narrowed to the moments of a ticket or actor when a projection cannot answer the rest', () => {
    const narrowed = (query: Record<string, string | string[]>) =>
      pageSql(pageRequest(question(query, 'newest_first'))).match(/FROM audit_events/g)?.length === 3;
    expect(narrowed({ ticket: 't', channel: 'email' })).toBe(true);
    expect(narrowed({ query: 'actor:a refund' })).toBe(true);
    expect(narrowed({ actor: 'a', department: 'd', action: 'ticket.*', from: '-7d' })).toBe(false);
    expect(narrowed({ actor: '!a', channel: 'email' })).toBe(false);
    expect(narrowed({ channel: 'email' })).toBe(false);
  });

  it('asks for one row more than the page', () => {
    expect(pageRequest(question({}, 'newest_first')).rows).toBe(101);
    expect(pageRequest(question({ limit: '7' }, 'oldest_first')).rows).toBe(8);
  });
});
