import { ConfigError } from '@docket/config';
import { type Logger } from '@docket/telemetry';

/** Exit code for a configuration that cannot be used, as sysexits.h has it. */
const EXIT_CONFIG = 78;

/** Runs the main function of a service. What keeps it from starting is said, and ends the process. */
export function runMain(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    const text = error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : String(error);
    process.stderr.write(`${text ?? ''}\n`);
    process.exit(error instanceof ConfigError ? EXIT_CONFIG : 1);
  });
}

/**
 * Ends the process in order when it is told to (SIGTERM or SIGINT).
 * @param close resolves with the exit code when nothing is left to do
 */
export function closeOnSignal(close: () => Promise<number>, log: Logger): void {
  const stop = () => {
    // A second signal ends the process at once.
    process.removeListener('SIGTERM', stop).removeListener('SIGINT', stop);
    close().then(
      (code) => process.exit(code),
      (error: unknown) => {
        log.error({ err: error }, 'did not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
}
