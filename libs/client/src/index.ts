export { type Answer, createDocketClient, type DocketClient, type DocketClientOptions } from './client.js';
export { type components, type operations, type paths } from './generated/api.js';
export { type PagedPath, pagesOf } from './pages.js';
export { DocketProblem, DocketUnreachable, type ProblemFault, UnexpectedAnswer, type Verdict } from './problem.js';
export { queryString } from './query-string.js';
