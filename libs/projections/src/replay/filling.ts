import { type ProjectionDefinition } from '../definition/definition.js';
import { targetName } from '../versions/names.js';
import { beforeBounds, pause } from '@docket/ledger';
import { takeOver, type TakenOver } from '../window/take-over.js';
import { windowOf } from '../window/window.js';
import { type ReplayOptions } from './claim.js';
import { type Cut } from './cut.js';
import { columnsOf, fillPiece, type Piece, piecesOf } from './fill.js';
import { type ArchivedPiece, fillFromArchive } from './fill-from-archive.js';
import { fillFromTopic, rangesOf, wholeOf } from './fill-from-topic.js';
import { type TopicPiece } from './passage.js';
import { retried } from './retried.js';
import { type ReplayObserver, type ReplayParts } from './surroundings.js';

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

/** What is known of the filling of a version, and who is told. */
export interface FillingLog {
  /** Names of pieces that are in the version. */
  readonly known: ReadonlySet<string>;
  /** Writes down that a piece is. */
  readonly note: (piece: FilledPiece) => Promise<void>;
  readonly observer: ReplayObserver;
}

/** How a version gets the events before its cut: piece by piece, each once. */
export class Filling {
  #done = 0;
  #total = 0;

  constructor(
    private readonly parts: ReplayParts,
    private readonly definition: ProjectionDefinition,
    private readonly filled: Filled,
    private readonly options: Pick<ReplayOptions, 'maxRate' | 'topic' | 'archive' | 'times'>,
    private readonly log: FillingLog,
  ) {}

  /** @returns records up to the cut */
  async fill(): Promise<number> {
    const { parts, definition, options } = this;
    const { cut, version, pieceEvents: events } = this.filled;
    const { where, outside } = this.#conditions();
    const all = await retried(parts, 'finding out what there is', () => piecesOf(parts, cut, events, where));
    // Only the present log can be read from the topic; what an earlier one held is in the table alone.
    const pieces = options.topic ? all.filter(({ epoch }) => epoch < cut.epoch) : all;
    const { archived, ranges } = this.#fromOutside();
    const table = targetName(definition.name, version);
    this.#begin(table, [...pieces, ...archived, ...ranges]);
    const columns = await columnsOf(parts, table);
    for (const part of this.#left(this.filled.former)) {
      parts.signal.throwIfAborted();
      await takeOver(parts, definition, { ...this.filled, columns, outside }, part);
      await this.log.note(part);
    }
    for (const piece of this.#left(pieces)) {
      await this.#paced(piece, () => fillPiece(parts, definition, { ...this.filled, columns, where }, piece));
    }
    const paced = (piece: TopicPiece, fill: () => Promise<void>) => this.#paced(piece, fill);
    if (options.archive) {
      await fillFromArchive(parts, definition, this.filled, options.archive, this.#left(archived), paced);
    }
    if (options.topic) {
      await fillFromTopic(parts, definition, this.filled, options.topic, this.#left(ranges), paced);
    }
    return this.#total;
  }

  /** What comes out of the archive, and what out of the topic. */
  #fromOutside(): { readonly archived: readonly ArchivedPiece[]; readonly ranges: readonly TopicPiece[] } {
    const { topic, archive } = this.options;
    const { cut, pieceEvents: events } = this.filled;
    if (!topic) return { archived: [], ranges: [] };
    const { epoch, next } = cut;
    if (!archive) return { archived: [], ranges: rangesOf(epoch, wholeOf(next), events) };
    const { pieces, rest } = archive.covering(epoch, wholeOf(next));
    return { archived: pieces.map((piece) => ({ epoch, ...piece })), ranges: rangesOf(epoch, rest, events) };
  }

  /** Which events are filled in, and which rows are taken over from the version before. */
  #conditions(): { readonly where: string; readonly outside: string } {
    const { times } = this.options;
    if (!times) return { where: 'true', outside: 'false' };
    const window = windowOf(this.definition, times);
    const before = beforeBounds(this.filled.cut);
    return { where: window.events('audit_events', before), outside: `NOT ${window.rows('audit_events', before)}` };
  }

  #begin(table: string, pieces: readonly (Piece | TopicPiece)[]): void {
    const { cut } = this.filled;
    const count = (some: typeof pieces): number => some.reduce((sum, piece) => sum + recordsIn(piece, cut), 0);
    this.#total = count(pieces);
    this.#done = this.#total - count(this.#left(pieces));
    this.log.observer.step?.(`filling ${table} with ${this.#total.toLocaleString('en')} records`);
  }

  #left<T extends FilledPiece>(pieces: readonly T[]): T[] {
    return pieces.filter((piece) => !this.log.known.has(nameOf(piece)));
  }

  /** Does a piece, and keeps to the highest rate that is allowed. */
  async #paced(piece: Piece | TopicPiece, work: () => Promise<void>): Promise<void> {
    const { signal } = this.parts;
    const { maxRate } = this.options;
    const began = Date.now();
    signal.throwIfAborted();
    await work();
    await this.log.note(piece);
    const records = recordsIn(piece, this.filled.cut);
    this.#done += records;
    this.log.observer.progress?.(this.#done, this.#total);
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
