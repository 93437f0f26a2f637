import { readFileSync } from 'node:fs';
import path from 'node:path';
import { RIGHTS, type Right, ROLE_DOCS, ROLES, rolesWith } from '@docket/access';
import { expect, it } from '@jest/globals';
import { methodOf } from '../openapi/operation.js';
import { OPERATIONS } from '../openapi/operations.js';
import { auditOf } from '../reads/read-audit.interceptor.js';

const page = readFileSync(path.resolve(import.meta.dirname, '../../../../docs/access.md'), 'utf8');
/** Rows of the tables of the page, without the spaces that Prettier aligns them with. */
const rows = page.split('\n').flatMap((line) => (line.startsWith('|') ? [line.replaceAll(/ *\| */g, '|')] : []));
const rights = Object.keys(RIGHTS) as Right[];

it('docs/access.md tells of every role', () => {
  expect(rows).toEqual(expect.arrayContaining(ROLES.map((role) => `|${role}|${ROLE_DOCS[role]}|`)));
});

it('docs/access.md tells who has which right', () => {
  const expected = rights.map((right) => {
    const marks = ROLES.map((role) => (rolesWith(right).includes(role) ? 'yes' : ''));
    return `|\`${right}\`|${RIGHTS[right].doc}|${marks.join('|')}|`;
  });
  expect(rows.filter((row) => /^\|`[a-z]+\.[a-z]+`\|/.test(row))).toEqual(expected);
});

it('docs/access.md tells which right a route needs, and whether reads of it are told', () => {
  const expected = OPERATIONS.map(
    (operation) => `|\`${methodOf(operation)} ${operation.path}\`|\`${operation.right}\`|${auditOf(operation)}|`,
  );
  expect(rows.filter((row) => /^\|`(GET|POST|PUT|DELETE) /.test(row)).sort()).toEqual(expected.sort());
});
