import { pino, type Logger as PinoLogger } from 'pino';

/** Structured logger: JSON lines on standard output. */
export type Logger = PinoLogger;

/**
 * Makes the logger of one service. Secrets are never logged: the paths below are cut out wherever they appear.
 * @param level least severe level written; `silent` writes nothing.
 */
export function createLogger(options: { service: string; level: string }): Logger {
  return pino({
    level: options.level,
    base: { service: options.service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: ['password', '*.password', 'authorization', '*.authorization', '*.saslPassword'],
  });
}
