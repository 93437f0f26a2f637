import { type ProjectionDefinition } from '../definition/definition.js';
import { projectionState } from '../versions/catalog.js';
import { carryOut, readVersion } from '../versions/statements.js';
import { formerVersion } from '../window/former-version.js';
import { partsToTakeOver } from '../window/take-over.js';
import { windowOf } from '../window/window.js';
import { claim, type Claim, type ReplayOptions } from './claim.js';
import { type Cut, takeCut } from './cut.js';
import { type Filled, type FilledPiece, Filling, nameOf } from './filling.js';
import { pieceEvents, untilClosed } from './fill.js';
import { type Judgement, judge } from './judge.js';
import { AbortedError } from './replay-error.js';
import { type LogEntry, ReplayLog, type Step, versionsOf } from './replay-log.js';
import { retried } from './retried.js';
import { SignsOfLife } from './signs-of-life.js';
import { type ReplayObserver, type ReplayParts } from './surroundings.js';
import { dropLeftCopies, dropUnread } from './upkeep.js';

/** What became of a replay. */
export interface ReplayOutcome {
  readonly projection: string;
  readonly run: string;
  /** The one that was built. */
  readonly version: number;
  /** The one that readers saw before. */
  readonly previous: number | undefined;
  /** Records up to the cut. */
  readonly records: number;
  readonly seconds: number;
  /** Of these, filling in what was before the cut; what was filled before an interruption left out. */
  readonly fillSeconds: number;
  readonly judgement: Judgement;
  /** Readers see the new version. Without it the version is gone: it was a dry run, or not equal. */
  readonly isSwitched: boolean;
}

/** A version that is not equal to the events may have met a batch that ClickHouse's end left in doubt: it is built anew. */
const ATTEMPTS = 3;

/**
 * Builds a new version of a projection while events come in, compares it with the events, and lets readers see it.
 * Goes on with a replay that was interrupted. Whenever it ends early, readers see what they saw before.
 * @throws {ReplayError} when it cannot be begun or go on
 * @throws {AbortedError} when somebody ended it
 */
export async function replayProjection(
  parts: ReplayParts,
  definition: ProjectionDefinition,
  options: ReplayOptions,
  observer: ReplayObserver = {},
): Promise<ReplayOutcome> {
  const log = new ReplayLog(parts.writer, parts.owner, parts.noted);
  const claimed = await retried(parts, 'beginning', async () => {
    await dropLeftCopies(parts);
    // Before anything is written down: what cannot be built leaves nothing to be ended.
    if (options.times) await formerVersion(parts, log, definition);
    return claim(parts, log, definition, options);
  });
  if (claimed.isResumed) observer.step?.('going on with the replay that was interrupted');
  const signs = new SignsOfLife(log, definition.name, claimed.run, parts.owner);
  const own = { ...parts, signal: AbortSignal.any([parts.signal, signs.signal]) };
  const progress = (records: number, total: number): void => {
    signs.progress(records, total);
    observer.progress?.(records, total);
  };
  const replay = new Replay(own, log, definition, claimed, options, { ...observer, progress }, signs);
  try {
    return await replay.finish();
  } catch (error) {
    const reason: unknown = signs.signal.reason;
    if (reason instanceof AbortedError) await replay.dropAll();
    throw reason ?? error;
  } finally {
    signs.end();
  }
}

/** How a version is filled, written down once: what is in it would not be found again in pieces of another size. */
type VersionPlan = Pick<Filled, 'pieceEvents' | 'former'>;

interface Version extends VersionPlan {
  readonly version: number;
  readonly cut: Cut;
  /** Pieces that are in it. */
  readonly filled: Set<string>;
}

class Replay {
  readonly #began = Date.now();
  #fillMs = 0;
  readonly #versions: number[];

  constructor(
    private readonly parts: ReplayParts,
    private readonly log: ReplayLog,
    private readonly definition: ProjectionDefinition,
    private readonly claimed: Claim,
    private readonly options: ReplayOptions,
    private readonly observer: ReplayObserver,
    private readonly signs: SignsOfLife,
  ) {
    this.#versions = versionsOf(claimed.entries);
  }

  async finish(): Promise<ReplayOutcome> {
    let version = versionIn(this.claimed.entries);
    if (!version) await this.dropAll();
    for (let attempt = 1; ; attempt += 1) {
      version ??= await this.#begun();
      const records = await this.#fill(version);
      const { judgement, previous } = await this.#judge(version.version);
      const isEqual = judgement.withEvents.isEqual;
      if (!isEqual && attempt < ATTEMPTS) {
        await this.#note('void', version.version, { why: 'not equal to the events' });
        this.observer.step?.('the new version is not equal to the events: building another one');
        await this.dropAll();
        version = undefined;
        continue;
      }
      const isSwitched = isEqual && !this.options.dryRun;
      if (isSwitched) await this.#switch(version.version, previous);
      else {
        await this.dropAll();
        await this.#note(isEqual ? 'dropped' : 'failed', version.version, {});
      }
      const { name: projection } = this.definition;
      const took = { seconds: (Date.now() - this.#began) / 1000, fillSeconds: this.#fillMs / 1000 };
      const built = { projection, run: this.claimed.run, version: version.version, previous, records };
      return { ...built, ...took, judgement, isSwitched };
    }
  }

  /** Every version this replay made, unless readers see it. */
  async dropAll(except?: number): Promise<void> {
    const { parts, definition } = this;
    const versions = this.#versions.filter((version) => version !== except);
    await retried(parts, 'dropping what is not used', () => dropUnread(parts, definition.name, versions));
  }

  /** Whatever comes of an attempt that ClickHouse was away for, the next one takes other names. */
  async #begun(): Promise<Version> {
    const version = await retried(this.parts, 'taking the cut', () => this.#begin());
    await this.dropAll(version.version);
    return version;
  }

  async #begin(): Promise<Version> {
    const { name } = this.definition;
    this.observer.step?.('taking the cut');
    const { versions } = await projectionState(this.parts.writer, name);
    const known = (await this.log.entries([name])).map(({ version }) => version);
    const first = Math.max(0, ...known, ...versions.map(({ version }) => version)) + 1;
    const former = this.options.times && (await formerVersion(this.parts, this.log, this.definition));
    const { version, cut } = await takeCut(this.parts, this.definition, { version: first, former }, async (number) => {
      this.#versions.push(number);
      await this.#note('creating', number, {});
    });
    const plan = {
      pieceEvents: pieceEvents(this.options.maxRate),
      former: former === undefined ? [] : await partsToTakeOver(this.parts, name, version),
    };
    await this.#note('cut', version, { ...cut, ...plan });
    return { version, cut, ...plan, filled: new Set() };
  }

  /** @returns records up to the cut */
  async #fill({ filled: known, ...of }: Version): Promise<number> {
    const { parts, definition, observer, options } = this;
    const { run } = this.claimed;
    // What is written down as filled is left out when it is begun again.
    const note = async (piece: FilledPiece): Promise<void> => {
      await this.#note('piece', of.version, { ...piece });
      known.add(nameOf(piece));
    };
    const began = Date.now();
    const records = await retried(parts, 'filling', async () => {
      await untilClosed(parts, of.cut);
      return new Filling(parts, definition, { ...of, run }, options, { known, note, observer }).fill();
    });
    this.#fillMs = Date.now() - began;
    await this.#note('filled', of.version, { records });
    return records;
  }

  async #judge(version: number): Promise<{ judgement: Judgement; previous: number | undefined }> {
    const { parts, definition } = this;
    this.observer.step?.('comparing it with the events');
    const { judgement, served } = await retried(parts, 'comparing', async () => {
      const { reads } = await projectionState(parts.writer, definition.name);
      const served = reads === version ? undefined : reads;
      const { times } = this.options;
      const window = times && windowOf(definition, times);
      return { served, judgement: await judge(parts, definition, { version, served, window }) };
    });
    const { withEvents, withServed } = judgement;
    await this.#note('compared', version, {
      rows: withEvents.actual.rows,
      differing_from_events: withEvents.actual.differing + withEvents.expected.differing,
      differing_from_served: withServed ? withServed.actual.differing + withServed.expected.differing : null,
    });
    return { judgement, previous: served };
  }

  async #switch(version: number, previous: number | undefined): Promise<void> {
    const { parts, definition } = this;
    // Whoever was told that it is ended must not see it happen all the same.
    await retried(parts, 'looking whether it was ended', () => this.signs.give());
    parts.signal.throwIfAborted();
    await retried(parts, 'switching', () => carryOut(parts.writer, readVersion(definition, version, parts.target)));
    await this.#note('switched', version, { previous: previous ?? null });
    this.observer.step?.(`readers see version ${version} now`);
  }

  async #note(step: Step, version: number, detail: Readonly<Record<string, unknown>>): Promise<void> {
    const { name: projection } = this.definition;
    const { run } = this.claimed;
    await retried(this.parts, 'writing the log', () => this.log.append({ projection, run, version, step, detail }));
  }
}

/** The version a replay was at work on, if it was cut. */
function versionIn(entries: readonly LogEntry[]): Version | undefined {
  const last = entries.findLast(({ step }) => step === 'cut' || step === 'creating' || step === 'void');
  if (last?.step !== 'cut') return undefined;
  const pieces = entries.filter(({ step, version }) => step === 'piece' && version === last.version);
  const filled = new Set(pieces.map(({ detail }) => nameOf(detail as unknown as FilledPiece)));
  const {
    epoch,
    next,
    pieceEvents: events = pieceEvents(),
    former = [],
  } = last.detail as unknown as Cut & Partial<VersionPlan>;
  return { version: last.version, cut: { epoch, next }, pieceEvents: events, former, filled };
}
