import { subscribe } from 'node:diagnostics_channel';
import { type Audit, connect, type DurableReceipt } from '@docket/sdk';
import { AcknowledgementFile } from '../traffic/acknowledgement-file.js';
import { Flow } from '../traffic/flow.js';
import { allowance } from '../traffic/traffic-plan.js';
import { acknowledgedBefore, BegunFile } from './earlier-life.js';
import { patiently } from './patiently.js';
import { type DurablePlan, durablePlan, type DurableProgress } from './plans.js';
import { runProgram } from '../traffic/run-program.js';
import { TicketSource } from './ticket-source.js';

const TELL_EVERY_MS = 100;
/** What is not written when the process is killed is emitted again, as it would be by a service that was killed just before. */
const WRITE_EVERY_MS = 10;

/**
 * A producer of durable events, a process that may be killed and started again at any time: `durable.js PLAN`. What it was told about
 * its events it writes down; what it was not told about before it was killed it emits again first, as redelivery.
 */
async function main(): Promise<void> {
  const plan = durablePlan.parse(JSON.parse(process.argv[2] ?? ''));
  let adopted = 0;
  subscribe('docket:sdk:adopted', () => {
    adopted += 1;
  });
  const done = acknowledgedBefore(plan.acknowledgements);
  const file = new AcknowledgementFile(plan.acknowledgements, { keep: true });
  const begun = new BegunFile(`${plan.acknowledgements}.begun`);
  const audit = await patiently(() => connectTo(plan));
  const source = new TicketSource(plan);
  const flow = new Flow(
    async (index) => {
      const { action, input } = source.event(index);
      begun.begin(index);
      // With a spool nothing is refused while it has room: any error ends the process, and is a finding.
      file.add(await audit.emit(action, input, { redelivery: index < begun.before }), index);
    },
    plan,
    done,
  );
  const tell = (over: boolean): void => {
    process.send?.({ emitted: flow.emitted, over, adopted } satisfies DurableProgress);
  };
  process.on('message', (message) => {
    flow.allowed = allowance.parse(message).allowed;
  });
  tell(false);
  const timers = [
    setInterval(tell, TELL_EVERY_MS, false),
    setInterval(() => {
      file.flush();
    }, WRITE_EVERY_MS),
  ];
  await flow.run();
  for (const timer of timers) clearInterval(timer);
  file.close();
  begun.close();
  tell(true);
  await audit.close();
}

function connectTo({ brokers, registryUrl, topic, spoolDirectory }: DurablePlan): Promise<Audit<DurableReceipt>> {
  return connect({
    kafka: { brokers },
    registry: { url: registryUrl },
    topic,
    service: 'producer',
    tenantId: 'acme',
    spool: { directory: spoolDirectory },
  });
}

runProgram(main);
