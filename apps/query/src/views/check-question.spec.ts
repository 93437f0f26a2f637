import { describe, expect, it } from '@jest/globals';
import { Problem } from '@docket/http';
import { checkQuestion } from './check-question.js';
import { addressOf } from './routes.js';
import { viewBody } from './view.js';

const terms = (given: object) => viewBody.parse({ name: 'v', route: '/v1/events', ...given });

function faultsOf(given: object): [string, string][] {
  try {
    checkQuestion(terms(given));
  } catch (error) {
    if (error instanceof Problem) return error.faults.map(({ parameter, detail }) => [parameter, detail]);
    throw error;
  }
  return [];
}

describe('the question of a view', () => {
  it.each([
    [{ query: 'action=ticket.*&action=!ticket.created&label.plan=gold&from=-7d&limit=20' }],
    [{ query: '?query=actor%3Abot-1+-outcome%3ADENIED' }],
    [{ query: '' }],
    [{ route: '/v1/aggregates', query: 'group_by=action&bucket=day&tz=Europe/Prague' }],
    [{ route: '/v1/reports/agents', query: 'by=department&compare=previous' }],
    [{ route: '/v1/reports/sla', query: 'from=2026-03-01&to=2026-04-01&status=breached&sort=-overdue_minutes' }],
    [{ route: '/v1/tickets/{id}/timeline', subject: 'T/1 é', query: 'lineage=true' }],
    [{ route: '/v1/agents/{id}/timeline', subject: 'agent-7', query: 'day=2026-03-01' }],
  ])('%j can be asked', (given) => {
    expect(faultsOf(given)).toEqual([]);
  });

  it.each<[object, string, string]>([
    [{ query: 'acton=x' }, 'query.acton', 'did you mean action?'],
    [{ query: 'from=yesterday' }, 'query.from', 'must be a date'],
    [{ query: 'from=2026-02-02&to=2026-02-01' }, 'query.to', 'must be after from'],
    [{ query: 'query=acton:x' }, 'query.query', 'expected a field'],
    [{ query: 'order=newest&order=oldest' }, 'query.order', 'more than once'],
    [{ query: 'cursor=abc' }, 'query.cursor', 'no part of a view'],
    [{ query: '__proto__=x' }, 'query.__proto__', 'is not a parameter'],
    [{ route: '/v1/aggregates', query: 'tz=UTC' }, 'query.tz', 'needs bucket'],
    [{ route: '/v1/aggregates', query: 'from=2026-02-02&to=2026-02-01' }, 'query.to', 'must be after from'],
    [{ route: '/v1/reports/activity', query: 'from=2024-01-01&to=2026-01-01' }, 'query.to', 'at most 400 days'],
    [{ route: '/v1/reports/sla', query: 'status=late' }, 'query.status', 'must be one of'],
    [{ route: '/v1/tickets/{id}/timeline' }, 'subject', 'must not be empty'],
    [{ subject: 'T-1' }, 'subject', 'for routes with an id'],
  ])('%j is refused by name', (given, parameter, detail) => {
    expect(faultsOf(given)).toEqual([[parameter, expect.stringContaining(detail)]]);
  });

  it('tells all that is wrong, and the column in a line of the query language', () => {
    expect(faultsOf({ query: 'a=1&b=2' }).map(([name]) => name)).toEqual(['query.a', 'query.b']);
    try {
      checkQuestion(terms({ query: 'query=actor:x+outcome:bad' }));
    } catch (error) {
      expect((error as Problem).faults[0]).toMatchObject({ parameter: 'query.query', column: 17 });
    }
    expect.assertions(2);
  });

  it('becomes the address that is opened', () => {
    const timeline = { route: '/v1/tickets/{id}/timeline', subject: 'T/1 é', query: 'lineage=true' };
    expect(addressOf(checkQuestion(terms(timeline)))).toBe('/v1/tickets/T%2F1%20%C3%A9/timeline?lineage=true');
    expect(addressOf(terms({}))).toBe('/v1/events');
  });
});
