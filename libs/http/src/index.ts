export { answerBrokenRequest } from './broken-request.js';
export { endConnectionsWhenClosing } from './closing-connections.js';
export { docsController } from './docs-controller.js';
export { nearest } from './nearest.js';
export {
  invalidParameter,
  invalidParameters,
  type ParameterFault,
  Problem,
  type ProblemDetails,
  type ProblemKind,
} from './problem.js';
export { closeOnSignal, runMain } from './process-end.js';
export { ProblemFilter, sendProblem, toProblem } from './problem-filter.js';
export { addSecurityHeaders } from './security-headers.js';
export { TokenBucket } from './token-bucket.js';
export { traceRequests } from './trace-requests.js';
