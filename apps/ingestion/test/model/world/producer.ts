import { type LogModel } from '../kafka/log-model.js';
import { type Flaw, FLAWS } from '../kafka/records.js';
import { type Choices } from '../plan/choices.js';
import { type Scenario } from '../plan/scenario.js';

const ALL_FLAWS = Object.keys(FLAWS) as Flaw[];

/** Appends records: mostly new events, else flawed ones, repeated ones, or one of the broker's own in between. */
export class Producer {
  #events = 0;

  constructor(
    private readonly choices: Choices,
    private readonly scenario: Scenario,
  ) {}

  /** @param now ms since 1970 */
  produce(log: LogModel, now: number): void {
    const { choices, scenario } = this;
    if (log.high >= scenario.maxRecords) return;
    if (choices.perMille(scenario.holes)) log.skip();
    const repeats = log.offsets().length > 0 && choices.perMille(scenario.repeated);
    const before = repeats ? log.kindAt(choices.oneOf(log.offsets())) : undefined;
    const flaw = choices.perMille(scenario.flawed) ? choices.oneOf(ALL_FLAWS) : undefined;
    const kind = {
      event: before?.event ?? this.#events++,
      month: before?.month ?? choices.below(scenario.months),
      redelivery: before !== undefined && choices.perMille(scenario.redelivered),
      ...(flaw ? { flaw } : {}),
    };
    log.append(kind, now);
  }
}
