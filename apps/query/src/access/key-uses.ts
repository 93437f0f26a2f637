import { setTimeout as pause } from 'node:timers/promises';
import { KEY_USE_KIND, type KeyUse } from '@docket/access';
import { type ControlPublisher } from '@docket/sdk';
import { type Logger } from '@docket/telemetry';
import { RarelyPerName } from './rarely.js';

/** How exactly it is told when a key was last used. */
const EVERY_MS = 5 * 60_000;
/** How long a use waits for others. */
const GATHER_MS = 10_000;
const CLOSE_MS = 500;

/** Tells when keys were last used, beside the requests: they wait for nothing of it, and do not notice when it fails. */
export class KeyUses {
  readonly #told = new RarelyPerName(EVERY_MS);
  #gathered: KeyUse[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(
    /** For nothing else: it is left behind when Kafka is away at the end. */
    private readonly publisher: Pick<ControlPublisher, 'publish' | 'close'>,
    private readonly log: Logger,
    private readonly gatherMs = GATHER_MS,
  ) {}

  /** Returns at once. */
  used(id: string): void {
    if (!this.#told.isDue(id)) return;
    this.#gathered.push({ id, last_used_at: new Date().toISOString() });
    this.#timer ??= setTimeout(() => {
      this.#tell();
    }, this.gatherMs).unref();
  }

  /** What was gathered last is left untold. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await Promise.race([this.publisher.close(), pause(CLOSE_MS, undefined, { ref: false })]);
  }

  #tell(): void {
    this.#timer = undefined;
    const uses = this.#gathered;
    this.#gathered = [];
    for (const use of uses) {
      this.publisher.publish(KEY_USE_KIND, use.id, use).catch((error: unknown) => {
        // The next use after the time is over is told instead.
        this.log.debug({ err: error, key: use.id }, 'when a key was last used could not be published');
      });
    }
  }
}
