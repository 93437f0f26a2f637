import { connect } from '@docket/sdk';
import { AcknowledgementFile } from './acknowledgement-file.js';
import { EventSource } from './event-source.js';
import { Flow } from './flow.js';
import { Publisher } from './publisher.js';
import { runProgram } from './run-program.js';
import { allowance, trafficPlan, type TrafficProgress } from './traffic-plan.js';

const TELL_EVERY_MS = 100;

/** The traffic, a process of its own as services are: `main.js PLAN`, with a channel to the process that started it. */
async function main(): Promise<void> {
  const plan = trafficPlan.parse(JSON.parse(process.argv[2] ?? ''));
  const { brokers, registryUrl, topic, acknowledgements } = plan;
  const audit = await connect({
    kafka: { brokers },
    registry: { url: registryUrl },
    topic,
    service: 'traffic',
    tenantId: 'acme',
  });
  const file = new AcknowledgementFile(acknowledgements);
  const source = new EventSource(plan);
  const publisher = new Publisher(audit, file);
  const flow = new Flow((index) => publisher.publish(source.event(index)), plan);
  const tell = (over: boolean): void => {
    const { emitted, acknowledged } = flow;
    process.send?.({ emitted, acknowledged, over } satisfies TrafficProgress);
  };
  process.on('message', (message) => {
    flow.allowed = allowance.parse(message).allowed;
  });
  tell(false);
  const telling = setInterval(tell, TELL_EVERY_MS, false);
  await flow.run();
  clearInterval(telling);
  file.close();
  tell(true);
  await audit.close();
}

runProgram(main);
