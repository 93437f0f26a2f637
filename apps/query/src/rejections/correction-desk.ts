import { invalidParameter, Problem } from '@docket/http';
import { correctedEvent, type CorrectedEvent, type correction, type Origin } from '@docket/rejections';
import {
  type Audit,
  connect,
  type ConnectOptions,
  type InKafka,
  InvalidEventError,
  UnknownActionError,
} from '@docket/sdk';
import { type z } from 'zod';
import { type Claims, type Wish } from './claims.js';
import { seesAll, type RejectionScope } from './rejection-desk.js';
import { idOf } from './rejection-id.js';
import { type RetryRecord } from './retry-record.js';

const AWAY =
  'Kafka or the schema registry does not answer. Do the same again: the event has the same id, and is stored once.';

/** What became of a correction. */
export interface Corrected {
  readonly result: 'published' | 'would_be_published' | 'done_before';
  readonly eventId: string;
  readonly published: RetryRecord['outcome'];
}

/** Publishes events in place of rejected records. Connects with the first. */
export class CorrectionDesk {
  #audit: Promise<Audit<InKafka>> | undefined;

  /** @param options of the SDK; undefined where there is no registry */
  constructor(
    private readonly claims: Claims,
    private readonly options: Pick<ConnectOptions, 'kafka' | 'registry' | 'service' | 'topic'> | undefined,
  ) {}

  /**
   * @param given the event, as producers write it
   * @throws {Problem} 400 that names the field, 409 when another correction is under way, 503
   */
  async correct(
    origin: Origin,
    given: z.infer<typeof correction>,
    { dryRun, ...wish }: Wish & { readonly dryRun: boolean },
    scope: RejectionScope,
  ): Promise<Corrected> {
    const { caller, installation } = scope;
    if (!seesAll(caller) && given.tenant_id !== caller.tenantId) {
      throw invalidParameter('event.tenant_id', `must be your tenant, ${caller.tenantId}`);
    }
    const event = correctedEvent(origin, given, JSON.stringify(given));
    const audit = await this.#connected();
    await asked(() => audit.check(event.action, event.input));
    if (dryRun) return { result: 'would_be_published', eventId: event.eventId, published: undefined };
    const id = idOf(origin);
    const claim = (await this.claims.claim([id], wish, caller, installation)).get(id);
    if (claim === undefined || claim.kind === 'under_way') {
      throw new Problem('conflict', `Somebody is publishing ${id} at this moment; look at it in a minute.`);
    }
    if (claim.kind === 'done') {
      const { outcome, how } = claim.record;
      if (how === 'corrected' && outcome?.event_id === event.eventId) {
        return { result: 'done_before', eventId: event.eventId, published: outcome };
      }
      throw new Problem('conflict', `${id} was ${how} before; again=true publishes this all the same.`);
    }
    const outcome = await this.#emit(audit, event);
    await this.claims.settle([{ ...claim.record, outcome }], installation);
    return { result: 'published', eventId: event.eventId, published: outcome };
  }

  async close(): Promise<void> {
    const audit = await this.#audit?.catch(() => undefined);
    await audit?.close();
  }

  async #emit(audit: Audit<InKafka>, { action, eventId, input }: CorrectedEvent) {
    const { partition, offset } = await asked(() => audit.emit(action, input, { redelivery: true }));
    return { partition, offset: Number(offset), event_id: eventId };
  }

  async #connected(): Promise<Audit<InKafka>> {
    const { options } = this;
    if (options === undefined)
      throw new Problem('unavailable', 'There is no schema registry, by which events are written.');
    const connected = this.#audit ?? connect(options);
    this.#audit = connected;
    try {
      return await connected;
    } catch (error) {
      this.#audit = undefined;
      throw new Problem('unavailable', AWAY, [], { cause: error });
    }
  }
}

/** @throws {Problem} that names the field, or 503 */
async function asked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof InvalidEventError) {
      throw invalidParameter(error.field === '' ? 'event' : `event.${error.field}`, error.problem);
    }
    if (error instanceof UnknownActionError) throw invalidParameter('event.action', error.message);
    throw new Problem('unavailable', AWAY, [], { cause: error });
  }
}
