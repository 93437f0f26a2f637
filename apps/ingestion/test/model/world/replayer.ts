import { type HeldTopic, HoldEndedError, TopicHold } from '@docket/ledger';
import { type ClickHouseModel } from '../clickhouse/clickhouse-model.js';
import { ModelWriter } from '../clickhouse/model-writer.js';
import { ReplayView } from '../clickhouse/replay-view.js';
import { TOPIC } from '../kafka/broker.js';
import { Actor } from './actor.js';
import { type Place } from './place.js';

/** What a replay keeps to; a planted mistake leaves something out. */
export interface ReplayRules {
  /** A cut is void when the ledger went on before the view was there. */
  readonly rechecks: boolean;
  /** After a void cut the target is another one. */
  readonly usesFreshNames: boolean;
  /** Events are filled in when every batch up to the cut is written. */
  readonly waits: boolean;
}

export const REPLAY_RULES: ReplayRules = { rechecks: true, usesFreshNames: true, waits: true };

const ATTEMPTS = 4;
const LOOKS = 60;
const LOOK_MS = 500;

/** Somebody who builds a version of a projection: cut under a hold, feed, fill. The hold is the one of the ledger's library. */
export class Replayer extends Actor {
  /** The version, when it is to be complete. */
  finished: ReplayView | undefined;
  readonly #hold: TopicHold;

  constructor(
    name: string,
    place: Place,
    private readonly clickhouse: ClickHouseModel,
    private readonly rules: ReplayRules,
  ) {
    super(name, place);
    this.#hold = new TopicHold(new ModelWriter(clickhouse, this.call, name), TOPIC);
  }

  async replay(): Promise<void> {
    const version = await this.#cut();
    if (!version || !(await this.#untilClosed(version.held))) return;
    await this.call((answer) => this.clickhouse.fill(version.view, answer));
    this.place.count('versions replayed');
    this.finished = version.view;
  }

  async #cut(): Promise<{ view: ReplayView; held: HeldTopic } | undefined> {
    let former: ReplayView | undefined;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const created: { view: ReplayView; held: HeldTopic }[] = [];
      try {
        await this.#hold.during(0, async (held) => {
          const next = new Map(held.ends.map((end) => [end.partition, end.next]));
          const view = new ReplayView(`${this.name}/${attempt}`, next, this.rules.usesFreshNames ? undefined : former);
          created.push({ view, held });
          await this.call((answer) => this.clickhouse.createView(view, answer));
        });
      } catch (error) {
        const [version] = created;
        if (!(error instanceof HoldEndedError)) throw error;
        this.place.count('cuts that were void');
        if (version && this.rules.rechecks) {
          await this.call((answer) => this.clickhouse.dropView(version.view, answer));
          former = version.view;
          continue;
        }
      }
      this.place.count('cuts taken');
      return created[0];
    }
    return undefined;
  }

  /** @returns false when that took too long */
  async #untilClosed({ ends }: HeldTopic): Promise<boolean> {
    if (!this.rules.waits) return true;
    for (let look = 0; look < LOOKS; look += 1) {
      const now = await this.#hold.look();
      const isOpen = now.ends.some(
        (end) => !end.isClosed && end.next <= (ends.find(({ partition }) => partition === end.partition)?.next ?? 0),
      );
      if (!isOpen) return true;
      await new Promise<void>((resolve) => {
        this.surroundings.after(LOOK_MS, resolve);
      });
    }
    return false;
  }
}
