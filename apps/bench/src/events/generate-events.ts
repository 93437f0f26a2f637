import { type Envelope } from '@docket/events';
import { MIX, MIX_WHEEL, type MixAction } from './mix.js';
import { SeededRandom } from './random.js';
import { type Person, World } from './world.js';

/** An event as the SDK hands it to its encoder. */
export interface GeneratedEvent {
  readonly action: MixAction;
  readonly envelope: Envelope;
  /** The action's own fields. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** How many events, and which. */
export interface Generation {
  readonly count: number;
  /** The same seed and count give the same events. */
  readonly seed: number;
}

/** A Monday at midnight UTC. Fixed, because the same seed has to give the same bytes; far enough back for any clock. */
const FIRST_DAY = Date.UTC(2025, 2, 3);
/** All events lie within one calendar month. */
const SPAN_MS = 20 * 24 * 3600 * 1000;
/** Producers are not in step: events reach the topic up to this much out of order. */
const JITTER_MS = 30_000;
const PRODUCERS = 8;

/** Makes contract events one after another, in the order of a backlog: time goes on, with some disorder. */
export function* generateEvents({ count, seed }: Generation): Generator<GeneratedEvent> {
  const random = new SeededRandom(seed);
  const world = new World(random);
  const producers = Array.from({ length: PRODUCERS }, () => ({ instance: uuid(random, 4, ''), sequence: 0 }));
  for (let index = 0; index < count; index += 1) {
    const occurredAt = FIRST_DAY + Math.floor((index / count) * SPAN_MS) + random.below(JITTER_MS);
    const producer = producers[random.below(PRODUCERS)] ?? { instance: '', sequence: 0 };
    yield event(random, world, occurredAt, { service: 'helpdesk', ...producer });
    producer.sequence += 1;
  }
}

function event(random: SeededRandom, world: World, occurredAt: number, producer: Envelope['producer']): GeneratedEvent {
  const action = MIX_WHEEL[random.below(MIX_WHEEL.length)] ?? 'ticket.created';
  const traits = MIX[action];
  const tenant = world.tenant();
  const person = traits.by === 'either' && random.chance(0.5) ? world.contact(tenant) : world.agent(tenant);
  const ticket = traits.ticket === 'new' ? world.newTicket(tenant) : world.openTicket(tenant);
  return {
    action,
    envelope: {
      event_id: eventId(random, occurredAt),
      occurred_at: occurredAt,
      tenant_id: world.tenantId(tenant),
      ...setting(random, world, person),
      ...(traits.ticket === 'none' ? about(random, world, tenant) : { ticket_id: ticket }),
      ...result(random),
      producer,
      labels: random.chance(0.3) ? { plan: random.pick(['free', 'team', 'enterprise']), region: 'eu-central' } : {},
    },
    fields: { ...traits.fields(random, world, tenant) },
  };
}

/** What it is about when it is no ticket: mostly oneself, which is not said, now and then somebody else. */
function about(random: SeededRandom, world: World, tenant: number): Pick<Envelope, 'target'> {
  if (random.chance(0.9)) return {};
  const { id, name } = world.agent(tenant).actor;
  return { target: { type: 'user', id, name } };
}

function result(random: SeededRandom): Pick<Envelope, 'outcome' | 'reason'> {
  return random.chance(0.02) ? { outcome: 'DENIED', reason: 'not a member of the department' } : { outcome: 'SUCCESS' };
}

/** Who did it, where, and from where. */
function setting(random: SeededRandom, world: World, { actor, ...from }: Person) {
  const department = world.department();
  const superior = random.chance(0.02)
    ? { on_behalf_of: { type: 'AGENT', id: 'agent-0001', name: 'Ada Rossi' } as const }
    : {};
  return {
    actor,
    ...superior,
    ...(random.chance(0.7) ? { department_id: department.id, department_name: department.name } : {}),
    channel: random.pick(['email', 'chat', 'web', 'phone']),
    session_id: from.sessionId,
    ...(random.chance(0.4) ? { request_id: `r-${random.hex(16)}` } : {}),
    ...(random.chance(0.1) ? { trace_id: random.hex(32) } : {}),
    ip: from.ip,
    user_agent: from.userAgent,
  };
}

/** UUID version 7: 48 bits of time, the rest random. */
function eventId(random: SeededRandom, at: number): string {
  return uuid(random, 7, at.toString(16).padStart(12, '0'));
}

/** @param begin its first hexadecimal digits */
function uuid(random: SeededRandom, version: number, begin: string): string {
  const hex = begin + random.hex(32 - begin.length);
  const variant = '89ab'[random.below(4)] ?? '8';
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${version}${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
