export { type OperatorAnswers } from './operations-server.js';
export { type Problem, type Readiness } from './readiness.js';
export { Recent } from './recent.js';
export { type RunningService, runProcess, type ServiceProcess } from './run-process.js';
