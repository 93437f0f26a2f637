import { type IncomingMessage } from 'node:http';
import { Problem } from '@docket/http';
import { answerOf, type Summary } from '../answers/answer.js';
import { type RequestWriter } from '../access/writer.js';
import { textOfBody, unpackBody, unpackerOf } from '../body/decode-body.js';
import { type BodyFormat, formatOf } from '../body/media-type.js';
import { type MemoryBudget, type MemoryShare } from '../body/memory-budget.js';
import { attempt, type EventsOfBody, eventsOf, jsonOf } from '../body/read-events.js';
import { receiveBody } from '../body/receive-body.js';
import { Turns } from '../body/turns.js';
import { fromBinaryMode, isBinaryCloudEvent } from '../events/binary-cloud-event.js';
import { type RequestScope } from '../events/candidate.js';
import { readCloudEvent } from '../events/read-cloud-event.js';
import { type GatewayConfig } from '../gateway-config.js';
import { type RateLimit } from '../limits/rate-limit.js';
import { type GatewayMetrics } from '../observe/gateway-metrics.js';
import { type AuditLink } from '../publish/audit-link.js';
import { SentEvents } from '../publish/sent-events.js';
import { idempotencyKeyOf } from './idempotency-key.js';

/** Bodies that are unpacked and parsed at once: in these their text, and all that is in it, is in memory several times. */
const PARSED_AT_ONCE = 4;

/** What the intake works with. */
export interface IntakeParts {
  readonly link: Pick<AuditLink, 'audit'>;
  readonly config: GatewayConfig['gateway'];
  readonly rate: RateLimit;
  readonly memory: MemoryBudget;
  readonly metrics: GatewayMetrics;
}

/** Takes the events of requests, one request after another and many at once. */
export class Intake {
  readonly #turns = new Turns(PARSED_AT_ONCE);

  constructor(private readonly parts: IntakeParts) {}

  /**
   * Publishes the events of a request whose body was not read yet.
   * @returns what became of them, when Kafka has all of them
   * @throws {Problem} for every other outcome @throws {ClientGone}
   */
  async take(request: IncomingMessage, { keyId, tenantId }: RequestWriter): Promise<Summary> {
    const { config, memory, metrics } = this.parts;
    const { headers } = request;
    const format = formatOf(headers['content-type']);
    const unpack = unpackerOf(headers['content-encoding']);
    const scope = { keyId, tenantId, idempotencyKey: idempotencyKeyOf(headers['idempotency-key']) };
    const share = memory.share();
    let sent: SentEvents;
    try {
      const packed = await receiveBody(request, config.limits.bodyBytes, share);
      metrics.bodyBytes.inc(packed.length);
      sent = await this.#turns.take(async () => {
        const plain = await unpackBody(packed, unpack, config.limits.decodedBytes);
        return this.#send(request, { plain, format, scope, share });
      });
    } finally {
      share.release();
    }
    const outcomes = await sent.outcomes(config.publish.confirmMs);
    for (const { status } of outcomes) metrics.events.inc({ outcome: status });
    return answerOf(outcomes);
  }

  async #send(request: IncomingMessage, { plain, format, scope, share }: ReceivedBody): Promise<SentEvents> {
    const { link, rate } = this.parts;
    if (plain.length > 0) share.grow(plain.length);
    const events = this.#eventsOf(request, textOfBody(plain), format, scope);
    rate.charge(scope.keyId, events.length);
    // Asked for late: what is wrong with a request is wrong without Kafka, too.
    if (!link.audit)
      throw new Problem('unavailable', 'The gateway has not reached Kafka and the registry yet; nothing was taken.');
    return SentEvents.send(link.audit, events);
  }

  #eventsOf(request: IncomingMessage, text: string, format: BodyFormat, scope: RequestScope): EventsOfBody {
    const { limits } = this.parts.config;
    const json = { depth: limits.jsonDepth, items: limits.events };
    if (format !== 'json' || !isBinaryCloudEvent(request.headers)) return eventsOf(text, format, scope, json);
    const data = jsonOf(text, json);
    return [
      () =>
        attempt((value, index) => readCloudEvent(fromBinaryMode(request.headers, value), index, scope), data, 0, scope),
    ];
  }
}

interface ReceivedBody {
  readonly plain: Buffer;
  readonly format: BodyFormat;
  readonly scope: RequestScope;
  readonly share: MemoryShare;
}
