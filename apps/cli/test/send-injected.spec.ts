import { expect, it } from '@jest/globals';
import { faultOf } from './send-injected.js';

const problem = { 'content-type': 'application/problem+json; charset=utf-8' };
const request = { what: '', method: 'GET', path: '/', headers: {}, statuses: ['200', '400'] };

it.each([
  [{ status: 503, headers: problem, body: '{}' }, /answered 503/],
  [{ status: 404, headers: problem, body: '{}' }, /not documented/],
  [{ status: 200, headers: { 'x-injected': '1' }, body: '{}' }, /header/],
  [{ status: 200, headers: {}, body: '{"name":"canary"}' }, /another tenant/],
  [{ status: 200, headers: { location: '/canary' }, body: '' }, /another tenant/],
  [{ status: 400, headers: problem, body: 'Error\n    at x (file:1:2)' }, /inside/],
  [{ status: 400, headers: problem, body: 'Code: 62. DB::Exception: Syntax' }, /inside/],
  [{ status: 400, headers: { 'content-type': 'text/html' }, body: '' }, /no problem details/],
])('sees what is wrong with %j', (answer, fault) => {
  expect(faultOf(answer, request, 'canary')).toMatch(fault);
});

it('finds nothing wrong with a refusal or an answer', () => {
  expect(faultOf({ status: 400, headers: problem, body: '{}' }, request, 'canary')).toBeUndefined();
  expect(faultOf({ status: 200, headers: {}, body: '{}' }, request, 'canary')).toBeUndefined();
});
