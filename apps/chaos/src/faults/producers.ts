import { Random } from '@docket/traffic';
import { type Producer } from '../producers/producer.js';
import { Producers } from '../producers/producers.js';
import { ORDINAL_LABEL } from '../producers/ticket-source.js';
import { CALM } from '../proxy/tcp-proxy.js';
import { type Scene } from '../scene/scene.js';
import { pause } from '../scene/waiting.js';
import { type Fault } from './fault.js';
import { allInSync } from './in-sync.js';

const PER_SECOND = { short: 1_000, thorough: 20_000 } as const;
/** So many events last as long as the strikes do, and flow at full pace throughout. */
const MANY_EVENTS = 1_000_000;
const LATENCY_MS = 2_000;

/** What strikes, and what it needs. */
interface Strikes {
  readonly producers: Producers;
  readonly random: Random;
  /** Kinds of strikes that have yet to come before one comes again. */
  readonly due: Kind[];
  kills: number;
}

type Kind = 'producers' | 'one broker' | 'all brokers' | 'network';

const KINDS: Readonly<Record<Kind, (scene: Scene, strikes: Strikes) => Promise<boolean>>> = {
  producers: async (_, strikes) => {
    const { producers, random } = strikes;
    // Several at once: then one of them finds the logs of all when it is started again.
    const some = producers.all.filter(() => random.chance(0.7));
    await Promise.all((some.length > 0 ? some : producers.all).map((producer) => killAndStart(producer, strikes)));
    return true;
  },
  'one broker': async (scene, { random }) => {
    const node = random.pick(scene.stack.kafka.nodes);
    await node.kill9();
    await pause(random.between(500, 2_500));
    await node.start();
    return allInSync(scene);
  },
  'all brokers': async (scene, { random }) => {
    const { kafka } = scene.stack;
    await kafka.kill9();
    await pause(random.between(1_000, 4_000));
    await kafka.start();
    return allInSync(scene);
  },
  network: async (_, { producers: { proxies }, random }) => {
    const weather = random.pick([
      { delayMs: LATENCY_MS, hollow: false },
      { delayMs: 0, hollow: true },
    ]);
    for (const proxy of proxies) proxy.weather = weather;
    await pause(random.between(2_000, 5_000));
    for (const proxy of proxies) proxy.weather = CALM;
    // Half-open sockets are of no use any more, and late answers may be lost too.
    for (const proxy of proxies) if (weather.hollow || random.chance(0.5)) proxy.resetAll();
    return true;
  },
};

const of = new WeakMap<Scene, Strikes>();

/** The loss test of the SDK: whatever happens to producers, network and brokers, what was promised is stored once and in order. */
export const producers: Fault = {
  name: 'producers',
  about:
    'kill -9 of four producers with a spool, of one broker and of all three, and a network that is cut or slow between them',
  alone: true,
  kafkaNodes: 3,
  strikes: { short: 4, thorough: 8 },
  pauses: [200, 1_500],
  traffic({ thorough, events }) {
    const perSecond = PER_SECOND[thorough ? 'thorough' : 'short'];
    return events < MANY_EVENTS ? { perSecond } : { perSecond, trickle: perSecond };
  },
  async flow(scene, plan, endings) {
    const { seed } = scene.size;
    scene.notes.push(`what struck when is what --seed ${seed} says`);
    scene.ordinalLabel = ORDINAL_LABEL;
    const started = await Producers.start(scene, plan, endings);
    of.set(scene, { producers: started, random: new Random(seed), due: [], kills: 0 });
    return started;
  },
  async strike(scene) {
    const strikes = strikesOf(scene);
    const { due, random } = strikes;
    if (due.length === 0) due.push(...(Object.keys(KINDS) as Kind[]));
    const [kind = 'network'] = due.splice(random.below(due.length), 1);
    // Whatever else breaks, a producer is killed meanwhile.
    const struck = await Promise.all([KINDS[kind](scene, strikes), killOne(strikes)]);
    return struck[0];
  },
  async end(scene) {
    const { producers: ended } = strikesOf(scene);
    const left = await ended.drain();
    if (left.length > 0) scene.findings.push(`left in the spool when it was drained: ${left.join(', ')}`);
    scene.bestEffort.push(await ended.bestEffort.end());
  },
  leftTrace(scene) {
    const { producers: struck, kills } = strikesOf(scene);
    const dropped = scene.bestEffort.reduce((sum, one) => sum + one.dropped, 0);
    const emitted = scene.bestEffort.reduce((sum, one) => sum + one.emitted, 0);
    const { adopted, seconds } = struck;
    const spooled = struck.spooled();
    scene.notes.push(
      `${scene.size.events} durable events were promised within ${Math.round(seconds)} s, ${spooled} of them when they were in the spool`,
      `${kills} times a producer was killed, and ${adopted} logs were taken over`,
      `${dropped} of ${emitted} events at best effort were dropped`,
    );
    return kills > 0 && adopted > 0 && spooled > 0 && dropped > 0;
  },
};

function strikesOf(scene: Scene): Strikes {
  const strikes = of.get(scene);
  if (!strikes) throw new Error('the producers were not started');
  return strikes;
}

async function killOne(strikes: Strikes): Promise<void> {
  const { producers: struck, random } = strikes;
  await pause(random.between(0, 2_500));
  await killAndStart(random.pick(struck.all), strikes);
}

async function killAndStart(producer: Producer, strikes: Strikes): Promise<void> {
  const { random } = strikes;
  await pause(random.between(0, 100));
  if (!producer.isOver) strikes.kills += 1;
  await producer.kill9();
  await pause(random.between(0, 300));
  producer.start();
}
