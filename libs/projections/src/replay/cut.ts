import { behindBounds, type HeldTopic, HoldEndedError, type OffsetBounds, pause, TopicHold } from '@docket/ledger';
import { type ProjectionDefinition } from '../definition/definition.js';
import { carryOut, copyFormer, createFeed, createTarget, dropVersion } from '../versions/statements.js';
import { ReplayError } from './replay-error.js';
import { OpenError, requireClosed } from './closed.js';
import { type ReplayParts } from './surroundings.js';

/** Where a version begins to be fed: what is behind goes into it as it is ingested, what is before has to be filled in. */
export type Cut = OffsetBounds;

/** How long to wait for batches that are being written. When they take longer, they are before the cut all the same. */
const PATIENCE_MS = 3_000;
const ATTEMPTS = 20;
const WAIT_MS = 500;

/**
 * Creates a version that takes everything that is decided from now on, and nothing else. Under a hold the ledger is read,
 * and the view is created with the offsets it is at. If anything was decided meanwhile, nobody knows whether its events
 * passed the view: then view and table are dropped, and never used again under these names.
 * @param version the first number that may be used
 * @param former a version that is copied at the same moment: it has exactly what is before the cut
 * @param attempted is told of every number that is used, before it is
 * @throws {ReplayError} when that goes wrong again and again
 */
export async function takeCut(
  { writer, target, topic, signal }: ReplayParts,
  definition: ProjectionDefinition,
  { version, former }: { readonly version: number; readonly former?: number | undefined },
  attempted: (version: number) => Promise<void>,
): Promise<{ readonly version: number; readonly cut: Cut }> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const number = version + attempt;
    await attempted(number);
    await carryOut(writer, createTarget(definition, number, target));
    try {
      const cut = await new TopicHold(writer, topic).during(PATIENCE_MS, async (held) => {
        const found = cutOf(held);
        if (former !== undefined) {
          requireClosed(held);
          await carryOut(writer, copyFormer(definition.name, { from: former, to: number }, target));
        }
        const feed = createFeed(definition, number, { ...target, included: behindBounds(found) });
        await carryOut(writer, feed);
        return found;
      });
      return { version: number, cut };
    } catch (error) {
      await carryOut(writer, ...dropVersion(definition.name, number, target));
      if (!(error instanceof HoldEndedError || error instanceof OpenError)) throw error;
      await pause(WAIT_MS, signal);
    }
  }
  throw new ReplayError(`${definition.name}: batches were decided again and again while the cut was taken; try again`);
}

function cutOf({ epoch, ends }: HeldTopic): Cut {
  return { epoch, next: Object.fromEntries(ends.map(({ partition, next }) => [String(partition), next])) };
}
