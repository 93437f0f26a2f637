import { ConfigError } from '@docket/config';
import { CommanderError } from 'commander';
import { CommandError } from './command-error.js';
import { ExitCode } from './exit-code.js';
import { queryFailure } from './query/query-failure.js';

/** How a failed command ends: what is printed (nothing when it was printed already) and the exit code. */
export interface Failure {
  readonly message: string | undefined;
  readonly exitCode: ExitCode;
}

/** Turns whatever a command threw into one message and a documented exit code. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CommandError) return { message: error.message || undefined, exitCode: error.exitCode };
  if (error instanceof CommanderError) return commanderFailure(error);
  if (error instanceof ConfigError) return { message: error.message, exitCode: ExitCode.usage };
  if (!(error instanceof Error)) return { message: String(error), exitCode: ExitCode.failed };
  const told = queryFailure(error);
  if (told !== undefined) return told;
  const system = unreachableSystem(error);
  if (system === undefined) return { message: messageOf(error), exitCode: ExitCode.failed };
  return { message: unreachableMessage(system, error), exitCode: ExitCode.unreachable };
}

/** Commander has printed its own errors; help and version are no errors. */
function commanderFailure(error: CommanderError): Failure {
  return { message: undefined, exitCode: error.exitCode === 0 ? ExitCode.ok : ExitCode.usage };
}

/**
 * Errors of the adapters by name, with the system they speak of. Their classes are not imported here: that would load
 * every driver at every start.
 */
const SYSTEMS: Readonly<Record<string, string>> = {
  KafkaFailure: 'Kafka',
  DeliveryUnknownError: 'Kafka',
  RegistryUnavailableError: 'the schema registry',
  ClickHouseError: 'ClickHouse',
  PostgresFailure: 'PostgreSQL',
};

/** The system that did not answer; adapters say on the error whether the same may succeed later. */
function unreachableSystem(error: Error): string | undefined {
  const mayPass =
    ('verdict' in error && error.verdict === 'retry') || ('retriable' in error && error.retriable === true);
  return mayPass ? SYSTEMS[error.name] : undefined;
}

function unreachableMessage(system: string, error: Error): string {
  return `${system} cannot be reached: ${messageOf(error)}\n\`docket doctor\` checks every part; \`docket up\` starts the local stack.`;
}

/** The message with that of its cause, where the cause says more. */
function messageOf(error: Error): string {
  const cause = error.cause instanceof Error && !error.message.includes(error.cause.message) ? error.cause.message : '';
  return cause === '' ? error.message : `${error.message} (${cause})`;
}
