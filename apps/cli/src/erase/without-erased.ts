import { cleanUp } from '@docket/projections';
import { CommandError } from '../command-error.js';
import { type CliContext } from '../context.js';
import { operator } from '../operator-name.js';
import { replayOne } from '../projections/run-replay.js';
import { chosen, withProjections } from '../projections/with-projections.js';

/**
 * Builds every projection anew from what is left of the events, and drops the versions that have more.
 * @throws {CommandError} when one cannot be built: then it still has what was erased
 */
export async function withoutErased(request: string, context: CliContext): Promise<void> {
  const reason = `erasure ${request}`;
  await withProjections(context, async (parts) => {
    for (const definition of chosen([])) {
      const { name } = definition;
      const { isSwitched } = await replayOne(parts, definition, { reason }, context);
      if (!isSwitched) {
        throw new CommandError(
          `the events are erased, and ${name} could not be built without them: docket replay ${name}`,
        );
      }
      await cleanUp(parts, name, { id: request, reason, by: operator() });
    }
  });
}
