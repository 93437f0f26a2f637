import { invalidParameter, invalidParameters, Problem } from '@docket/http';
import { readAggregateQuestion } from '../aggregates/aggregate-question.js';
import { aggregates } from '../aggregates/aggregates.operation.js';
import { filterConditions } from '../events/event-filter.js';
import { type Operation } from '../openapi/operation.js';
import { identifier } from '../parameters/identifier.js';
import { readPathParameter } from '../parameters/path-parameter.js';
import { PERIOD, periodOf } from '../parameters/period.js';
import { type RawQuery, readParameters, type ValuesOf } from '../parameters/read-parameters.js';
import { viewedOperation } from './routes.js';
import { type ViewTerms } from './view.js';

/**
 * Reads the question of a view as its route would, so that a view that can be saved can be opened. What a report needs and the view
 * leaves out, such as its period, is for whoever opens it to say.
 * @returns the terms with the query string as it is kept
 * @throws {Problem} that names every parameter at fault, those of the query as `query.<name>`
 */
export function checkQuestion<T extends Pick<ViewTerms, 'route' | 'subject' | 'query'>>(terms: T): T {
  const operation = viewedOperation(terms.route);
  checkSubject(operation, terms.subject);
  const pairs = new URLSearchParams(terms.query);
  if (pairs.has('cursor')) throw invalidParameter('query.cursor', 'is a place in a list, and no part of a view');
  try {
    checkParameters(operation, rawQuery(pairs));
  } catch (error) {
    if (!(error instanceof Problem) || error.faults.length === 0) throw error;
    throw invalidParameters(error.faults.map((fault) => ({ ...fault, parameter: `query.${fault.parameter}` })));
  }
  return { ...terms, query: pairs.toString() };
}

function checkSubject({ path, pathParameters }: Operation, subject: string | undefined): void {
  if (pathParameters === undefined) {
    if (subject !== undefined) throw invalidParameter('subject', `is for routes with an id, and ${path} has none`);
  } else readPathParameter('subject', identifier, subject ?? '');
}

function checkParameters({ id, parameters }: Operation, raw: RawQuery): void {
  const values = readParameters(parameters, raw);
  if (id === aggregates.id) readAggregateQuestion(raw);
  // Whatever takes events in one line takes them by the same filter.
  if ('query' in parameters) filterConditions(values);
  else if (parameters['from'] === PERIOD.from) checkPeriod(values as ValuesOf<typeof PERIOD>);
}

function checkPeriod(given: ValuesOf<typeof PERIOD>): void {
  if (given.from !== undefined) periodOf(given, Date.now());
}

/** As requests have it: a repeated name has several texts. */
function rawQuery(pairs: URLSearchParams): RawQuery {
  return Object.fromEntries(
    [...new Set(pairs.keys())].map((name) => {
      const texts = pairs.getAll(name);
      return [name, texts.length === 1 ? texts[0] : texts];
    }),
  );
}
