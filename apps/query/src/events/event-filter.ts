import { invalidParameter } from '@docket/http';
import { type Parameter, readOne } from '../parameters/parameter.js';
import { type ValuesOf } from '../parameters/read-parameters.js';
import { actionConditions, asksForActions, WITHOUT_OWN_ACTIONS } from './action.js';
import { addressConditions } from './address.js';
import { type BoundConditions, joinConditions, NO_CONDITION } from './bound-conditions.js';
import { COLUMNS, FIELDS } from './fields.js';
import { readQuery } from './language/read-query.js';
import { termConditions } from './term-conditions.js';
import { type KeyedTerms } from './terms.js';
import { wordConditions } from './words.js';

export { type BoundConditions, joinConditions } from './bound-conditions.js';

const MAX_QUERY_CHARACTERS = 4000;

const query: Parameter<EventFilter | undefined> = {
  doc: {
    description:
      'The same filters in one line: `action:ticket.* -actor:bot-1 after:-7d "refund"`. Must hold together with the other parameters. See docs/query-api.md.',
    schema: { type: 'string', minLength: 1, maxLength: MAX_QUERY_CHARACTERS },
    example: 'action:ticket.* -actor:bot-1',
  },
  repeatable: false,
  read: (texts, now) => {
    if (texts.length === 0) return { value: undefined };
    return readOne(texts, (text) => {
      if (text.length > MAX_QUERY_CHARACTERS) return { fault: `must be at most ${MAX_QUERY_CHARACTERS} characters` };
      return readQuery(text, now);
    });
  },
};

/** Filters that every read of events takes. */
export const FILTERS = { ...FIELDS, query } as const;

/** Which time of an event is meant: when it happened, or when its batch was decided. */
export type Clock = 'occurred' | 'ingested';

type Optional<T> = { readonly [K in keyof T]?: T[K] | undefined };

/**
 * Values of one filter are joined by OR, negated ones exclude, different filters are joined by AND. Times are milliseconds
 * since 1970.
 */
export interface EventFilter extends Optional<ValuesOf<typeof FIELDS>> {
  /** Must hold as well. */
  readonly query?: EventFilter | undefined;
  /** The clock that `from` and `to` are read from; `occurred` without it. */
  readonly clock?: Clock | undefined;
}

/** The column of a clock. */
export const CLOCK_COLUMNS = { occurred: 'occurred_at', ingested: 'ingested_at' } as const;

/**
 * The conditions of a filter. Only fragments that are needed appear, so that ClickHouse can use its indexes.
 * @throws {Problem} when the range of time is empty.
 */
export function filterConditions(filter: EventFilter): BoundConditions {
  const { query: inner } = filter;
  const actions = [...(filter.action ?? []), ...(inner?.action ?? [])];
  return joinConditions([
    asksForActions(actions) ? NO_CONDITION : WITHOUT_OWN_ACTIONS,
    fieldConditions(filter, ''),
    ...(inner === undefined ? [] : [fieldConditions({ ...inner, clock: filter.clock }, 'q_')]),
  ]);
}

/** @param prefix of the names that are bound */
function fieldConditions(filter: EventFilter, prefix: string): BoundConditions {
  const columns = Object.entries(COLUMNS) as [keyof typeof COLUMNS, string][];
  return joinConditions([
    actionConditions(prefix, filter.action ?? []),
    ...columns.map(([name, value]) => termConditions({ value, name: `${prefix}${name}s` }, filter[name] ?? [])),
    addressConditions(`${prefix}ip`, filter.ip ?? []),
    keyedConditions('labels', `${prefix}label`, filter.label ?? []),
    keyedConditions('details', `${prefix}detail`, filter.detail ?? []),
    wordConditions(`${prefix}word`, filter.q ?? []),
    timeConditions(filter, prefix),
  ]);
}

function keyedConditions(column: 'labels' | 'details', name: string, keyed: readonly KeyedTerms[]): BoundConditions {
  return joinConditions(
    keyed.map(({ key, terms }, n) => {
      const keyName = `${name}_${n}_key`;
      const { sql, params } = termConditions({ value: `${column}[{${keyName}: String}]`, name: `${name}_${n}` }, terms);
      return { sql, params: { ...params, [keyName]: key } };
    }),
  );
}

function timeConditions({ from, to, clock = 'occurred' }: EventFilter, prefix: string): BoundConditions {
  if (from !== undefined && to !== undefined && to <= from) {
    if (prefix === '') throw invalidParameter('to', 'must be after from');
    throw invalidParameter('query', 'has a before: that is not after its after:');
  }
  const column = CLOCK_COLUMNS[clock];
  return joinConditions([
    timeCondition(`${column} >=`, `${prefix}from_ms`, from),
    timeCondition(`${column} <`, `${prefix}to_ms`, to),
  ]);
}

function timeCondition(comparison: string, name: string, value: number | undefined): BoundConditions {
  if (value === undefined) return NO_CONDITION;
  return { sql: [`${comparison} fromUnixTimestamp64Milli({${name}: Int64}, 'UTC')`], params: { [name]: value } };
}
