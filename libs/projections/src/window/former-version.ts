import { type ProjectionDefinition } from '../definition/definition.js';
import { ReplayError } from '../replay/replay-error.js';
import { digestOf, type ReplayLog } from '../replay/replay-log.js';
import { type ReplayParts } from '../replay/surroundings.js';
import { projectionState } from '../versions/catalog.js';

/**
 * The version whose other rows are taken over: the one that readers see, if it is what this definition makes of the events.
 * @throws {ReplayError} when it is not
 */
export async function formerVersion(
  { writer }: ReplayParts,
  log: ReplayLog,
  { name, digest }: ProjectionDefinition,
): Promise<number> {
  const { reads, versions } = await projectionState(writer, name);
  if (reads === undefined || !versions.some(({ version, isFed }) => version === reads && isFed)) {
    throw new ReplayError(
      `${name}: nobody reads a version of it that is fed, so there is nothing to build a part of anew`,
    );
  }
  if (digestOf(await log.entries([name]), reads) === digest) return reads;
  throw new ReplayError(
    `${name}: its SQL may have been changed since version ${reads} was made: build all of it anew, without --from and --to`,
  );
}
