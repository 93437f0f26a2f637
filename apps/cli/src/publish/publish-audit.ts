import { type Action, type EventInput } from '@docket/events';
import { type CliContext } from '../context.js';
import { operator } from '../operator-name.js';
import { connectAudit } from './connect-audit.js';

/** Publishes an event about what an operator did with a command. @throws when Kafka does not have it in the end */
export async function publishAudit<A extends Action>(
  context: CliContext,
  action: A,
  input: Omit<EventInput<A>, 'actor'>,
): Promise<void> {
  const audit = await connectAudit(context);
  try {
    await audit.emit(action, { ...input, actor: operator() } as EventInput<A>);
  } finally {
    await audit.close();
  }
}
