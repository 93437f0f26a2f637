import { setTimeout as pause } from 'node:timers/promises';
import { type Audit, connect } from '@docket/sdk';
import { EventSource } from '../traffic/event-source.js';
import { patiently } from './patiently.js';
import { type BestEffortPlan, bestEffortPlan, type BestEffortWord } from './plans.js';
import { runProgram, say } from '../traffic/run-program.js';

const TICK_MS = 20;
const MOST_BURST_MS = 200;

/**
 * A producer at best effort without a spool and with little memory, so that an outage makes it drop events: `best-effort.js PLAN`.
 * Told to end (by any message), it waits for Kafka, emits one more event so that no drop is behind the last one, and says what became of all.
 */
async function main(): Promise<void> {
  const plan = bestEffortPlan.parse(JSON.parse(process.argv[2] ?? ''));
  const audit = await patiently(() => connectTo(plan));
  const source = new EventSource({ ...plan, run: `${plan.run}/best-effort`, paddingBytes: 0 });
  let emitted = 0;
  const emit = async (): Promise<string> => {
    const { action, input } = source.event(emitted);
    emitted += 1;
    return (await audit.emit(action, input, { delivery: 'best-effort' })).state;
  };
  const end = new AbortController();
  process.once('message', () => {
    end.abort();
  });
  await say({ runs: true } satisfies BestEffortWord);
  let before = performance.now();
  for (let due = 0; !end.signal.aborted; due -= Math.floor(due)) {
    await pause(TICK_MS);
    due += (plan.perSecond * Math.min(performance.now() - before, MOST_BURST_MS)) / 1000;
    before = performance.now();
    for (let more = Math.floor(due); more > 0; more -= 1) void emit();
  }
  do await audit.flush();
  while ((await emit()) !== 'buffered');
  await audit.flush();
  await say({ ...outcomeOf(audit), emitted } satisfies BestEffortWord);
  await audit.close();
}

function outcomeOf(audit: Audit): { instance: string; dropped: number } {
  const { counts, producer } = audit.health();
  return { instance: producer.instance, dropped: Object.values(counts.dropped).reduce((sum, one) => sum + one, 0) };
}

function connectTo({ brokers, registryUrl, topic, maxBufferedBytes }: BestEffortPlan): Promise<Audit> {
  return connect({
    kafka: { brokers },
    registry: { url: registryUrl },
    topic,
    service: 'best-effort',
    tenantId: 'acme',
    delivery: 'best-effort',
    maxBufferedBytes,
  });
}

runProgram(main);
