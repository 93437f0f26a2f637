import { type ProjectionDefinition } from '../definition/definition.js';
import { targetName } from '../versions/names.js';
import { beforeBounds } from '@docket/ledger';
import { takeOver, type TakenOver } from '../window/take-over.js';
import { windowOf } from '../window/window.js';
import { type ReplayOptions } from './claim.js';
import { type Cut } from './cut.js';
import { columnsOf, fillPiece, type Piece, piecesOf } from './fill.js';
import { fillFromTopic, rangesOf, type TopicPiece } from './fill-from-topic.js';
import { retried } from './retried.js';
import { pause, type ReplayObserver, type ReplayParts } from './surroundings.js';

/** A piece that is in a version, as it is written down. */
export type FilledPiece = Piece | TopicPiece | TakenOver;

/** What is filled. */
export interface Filled {
  readonly version: number;
  readonly cut: Cut;
  readonly run: string;
  /** Events of a piece, at most. */
  readonly pieceEvents: number;
  /** What is taken over from the version before, when only a part is made of the events. */
  readonly former: readonly TakenOver[];
}

/** How a version gets the events before its cut: piece by piece, each once. */
export class Filling {
  #done = 0;
  #total = 0;

  constructor(
    private readonly parts: ReplayParts,
    private readonly definition: ProjectionDefinition,
    private readonly filled: Filled,
    private readonly options: Pick<ReplayOptions, 'maxRate' | 'topic' | 'times'>,
  ) {}

  /**
   * @param known names of pieces that are in the version
   * @param note writes down that a piece is
   * @returns records up to the cut
   */
  async fill(
    known: ReadonlySet<string>,
    observer: ReplayObserver,
    note: (piece: FilledPiece) => Promise<void>,
  ): Promise<number> {
    const { parts, definition, options } = this;
    const { cut, version, pieceEvents: events } = this.filled;
    const window = options.times && windowOf(definition, options.times);
    const where = window ? window.events('audit_events', beforeBounds(cut)) : 'true';
    const all = await retried(parts, 'finding out what there is', () => piecesOf(parts, cut, events, where));
    // Only the present log can be read from the topic; what an earlier one held is in the table alone.
    const pieces = options.topic ? all.filter(({ epoch }) => epoch < cut.epoch) : all;
    const ranges = options.topic ? rangesOf(cut, events) : [];
    this.#total = [...pieces, ...ranges].reduce((sum, piece) => sum + recordsIn(piece, cut), 0);
    const table = targetName(definition.name, version);
    observer.step?.(`filling ${table} with ${this.#total.toLocaleString('en')} records`);
    const isKnown = (piece: FilledPiece): boolean => known.has(nameOf(piece));
    for (const piece of [...pieces, ...ranges].filter(isKnown)) this.#done += recordsIn(piece, cut);
    const columns = await columnsOf(parts, table);
    const outside = `NOT (${window ? window.rows('audit_events', beforeBounds(cut)) : 'true'})`;
    for (const part of this.filled.former.filter((one) => !isKnown(one))) {
      parts.signal.throwIfAborted();
      await takeOver(parts, definition, { ...this.filled, columns, outside }, part);
      await note(part);
    }
    for (const piece of pieces.filter((one) => !isKnown(one))) {
      await this.#paced(piece, observer, async () => {
        await fillPiece(parts, definition, { ...this.filled, columns, where }, piece);
        await note(piece);
      });
    }
    if (options.topic) {
      const left = ranges.filter((one) => !isKnown(one));
      await fillFromTopic(parts, definition, this.filled, options.topic, left, (piece, fill) =>
        this.#paced(piece, observer, async () => {
          await fill();
          await note(piece);
        }),
      );
    }
    return this.#total;
  }

  /** Does a piece, and keeps to the highest rate that is allowed. */
  async #paced(piece: Piece | TopicPiece, observer: ReplayObserver, work: () => Promise<void>): Promise<void> {
    const { signal } = this.parts;
    const { maxRate } = this.options;
    const began = Date.now();
    signal.throwIfAborted();
    await work();
    const records = recordsIn(piece, this.filled.cut);
    this.#done += records;
    observer.progress?.(this.#done, this.#total);
    if (maxRate !== undefined) await pause(Math.max(0, (records / maxRate) * 1000 - (Date.now() - began)), signal);
  }
}

/** What a piece is known by. */
export function nameOf(piece: FilledPiece): string {
  if ('former' in piece) return `former/${piece.former}/${piece.part}-${piece.parts}`;
  const { epoch, from, below } = piece;
  return 'partition' in piece ? `${epoch}/${piece.partition}/${from}-${below}` : `${epoch}/${from}-${below}`;
}

function recordsIn(piece: Piece | TopicPiece, cut: Cut): number {
  const { epoch, from, below } = piece;
  if (epoch !== cut.epoch || 'partition' in piece) return below - from;
  return Object.values(cut.next).reduce((sum, next) => sum + Math.max(0, Math.min(next, below) - from), 0);
}
