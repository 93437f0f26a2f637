import { z } from 'zod';
import { anyCondition, type BoundConditions, joinConditions } from './bound-conditions.js';
import { sortTerms } from './term-conditions.js';
import { type Term } from './terms.js';

export const ACTION_PATTERN = String.raw`^[a-z][a-z0-9]*\.(\*|[a-z][a-z0-9_]*)$`;

/** An action, or all of a category with `.*`. */
export const actionPattern = z.string().regex(new RegExp(ACTION_PATTERN), {
  error: 'must be an action (ticket.status_changed) or a category with .* (ticket.*)',
});

/** Whether terms ask for Docket's own actions, which are left out otherwise. */
export function asksForActions(terms: readonly Term[]): boolean {
  const { are, isPresent } = sortTerms(terms);
  return are.length > 0 || isPresent;
}

/** SQL of what is no action of Docket's own: its reads would drown what people do. */
export const NOT_OWN_ACTION = "NOT startsWith(action, 'audit.')";

export const WITHOUT_OWN_ACTIONS: BoundConditions = { sql: [NOT_OWN_ACTION], params: {} };

/** Events with any of the actions, and none of the negated ones. Every event has an action. */
export function actionConditions(prefix: string, terms: readonly Term[]): BoundConditions {
  const { are, areNot, isPresent, isAbsent } = sortTerms(terms);
  const wanted = isPresent ? { sql: [], params: {} } : anyCondition(matches(prefix, are));
  const unwanted = anyCondition(matches(`not_${prefix}`, areNot));
  return joinConditions([
    // In parentheses even when alone, as the other branches of an OR would be.
    { sql: wanted.sql.map((sql) => (sql.startsWith('(') ? sql : `(${sql})`)), params: wanted.params },
    { sql: unwanted.sql.map((sql) => `NOT (${sql})`), params: unwanted.params },
    ...(isAbsent ? [{ sql: ["action = ''"], params: {} }] : []),
  ]);
}

function matches(prefix: string, patterns: readonly string[]): BoundConditions[] {
  const exact = patterns.filter((each) => !each.endsWith('.*'));
  const categories = patterns.filter((each) => each.endsWith('.*')).map((each) => each.slice(0, -1));
  const [actions, starts] = [`${prefix}actions`, `${prefix}categories`];
  return [
    ...(exact.length > 0 ? [{ sql: [`action IN {${actions}: Array(String)}`], params: { [actions]: exact } }] : []),
    ...(categories.length > 0
      ? [
          {
            sql: [`arrayExists(start -> startsWith(action, start), {${starts}: Array(String)})`],
            params: { [starts]: categories },
          },
        ]
      : []),
  ];
}
