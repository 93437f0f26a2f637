import { oneOf, variable } from './variable.js';

/** How much is logged. */
export const logConfig = {
  level: variable(
    'DOCKET_LOG_LEVEL',
    'info',
    oneOf(['debug', 'info', 'warn', 'error', 'silent']),
    'Least severe level that is logged, as JSON lines on standard output.',
  ),
};
