import fc from 'fast-check';
import { LIMITS } from '@docket/events';

class Actor {
  readonly type = 'AGENT';
  constructor(readonly id: string) {}
}
/** Small to Avro, and too much as JSON. */
class Talkative {
  readonly k = 'v';
  toJSON(): string {
    return 'x'.repeat(LIMITS.detail);
  }
}
class Getters {
  get type(): string {
    return 'user';
  }
  get id(): string {
    return 'u1';
  }
}

/** What callers may hand over in the place of anything: made anew each time, since some of it is changed later. */
const STRANGE: readonly (() => unknown)[] = [
  () => undefined,
  () => null,
  () => '',
  () => 'AGENT',
  () => 'constructor',
  () => '\ud800',
  () => `${'x'.repeat(70)}\udc00`,
  () => 'é'.repeat(20),
  () => 'é'.repeat(40),
  () => 'é'.repeat(5_000),
  () => 'x'.repeat(15_000),
  () => 'é😀'.repeat(30),
  ...[LIMITS.labelKey, LIMITS.id, LIMITS.name, LIMITS.labelValue, LIMITS.reason, LIMITS.detail].flatMap((limit) => [
    () => 'x'.repeat(limit),
    () => 'x'.repeat(limit + 1),
    () => 'é'.repeat(limit / 2),
    () => `x${'é'.repeat(limit / 2)}`,
  ]),
  () => 0,
  () => -0,
  () => -1,
  () => 1.5,
  () => 1e300,
  () => 2 ** 31,
  () => 2 ** 53,
  () => Number.MAX_SAFE_INTEGER,
  () => -Number.MAX_SAFE_INTEGER,
  () => Number.MAX_SAFE_INTEGER - 1,
  () => 1 - Number.MAX_SAFE_INTEGER,
  () => LIMITS.occurredAtMax,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => 7n,
  () => true,
  () => Symbol('x'),
  () => () => 'x',
  () => ({}),
  () => ({ a: 'b' }),
  () => ({ toJSON: 'b' }),
  () => ({ toJSON: () => 'x' }),
  () => ({ type: 'AGENT', id: 'a' }),
  () => ({ type: 'AGENT', id: 'a', nickname: undefined }),
  () => Object.create({ type: 'AGENT', id: 'a' }) as unknown,
  () => Object.assign(Object.create(null) as object, { type: 'AGENT', id: 'a' }),
  () => Object.assign(Object.create({ id: 'inherited' }) as object, { type: 'AGENT' }),
  () => new Actor('a'),
  () => new Getters(),
  () => new Talkative(),
  () => new Map([['a', 'b']]),
  () => new Date(5),
  () => [],
  () => ['x'],
  () => ['x', 1],
  () => Object.assign(['x'], { more: Number.NaN }),
  () => Object.assign([], { type: 'AGENT', id: 'a' }),
  () => new Array<string>(3),
  () => [{ field: 'f' }, { field: 'f', old: null, new: 'x' }],
  () => Array.from({ length: 30 }, () => ({ field: '\u0001'.repeat(400), old: '"'.repeat(400) })),
  () => Object.fromEntries(Array.from({ length: 64 }, (_, i) => [`k${i}`, 'v'])),
  () => Object.fromEntries(Array.from({ length: 65 }, (_, i) => [`k${i}`, 'v'])),
  () => Buffer.from('xyz'),
  () => new Uint8Array(3),
  () => Buffer.alloc(0),
  // A wrapped text is an object with a name for each of its letters.
  () => Object('xyz') as unknown,
];

/** One change to an event: at a place that a number picks, something that another one picks; or a name that nobody knows. */
export const damage = fc.record({
  place: fc.nat(),
  what: fc.nat(STRANGE.length - 1),
  unknown: fc.integer({ min: 0, max: 7 }).map((n) => n === 0),
});

export type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

/** Every single change there is to an event. */
export function everyDamage(event: Record<string, unknown>): Damage[] {
  return places(event).flatMap((_, place) => [
    { place, what: 0, unknown: true },
    ...STRANGE.map((__, what) => ({ place, what, unknown: false })),
  ]);
}

/** Applies a change in place, to the envelope or to the action's own fields. */
export function apply(event: Record<string, unknown>, { place, what, unknown }: Damage): void {
  const all = places(event);
  const [object, name] = all[place % all.length] ?? [event, 'extra'];
  // Who the producer is says the SDK, not the caller: its values may be bad, not its names.
  const isProducer = name === 'service' || name === 'instance' || name === 'sequence';
  // Not every strange thing can itself be changed.
  Reflect.set(object, unknown && !isProducer ? `${name}_` : name, STRANGE[what]?.());
}

function places(event: Record<string, unknown>): [Record<string, unknown>, string][] {
  return placesIn(event).filter(([, name]) => name !== 'envelope' && name !== 'producer');
}

function placesIn(object: Record<string, unknown>): [Record<string, unknown>, string][] {
  return Object.entries(object).flatMap(([name, value]): [Record<string, unknown>, string][] => {
    const inner = typeof value === 'object' && value !== null && !ArrayBuffer.isView(value);
    return [[object, name], ...(inner ? placesIn(value as Record<string, unknown>) : [])];
  });
}
