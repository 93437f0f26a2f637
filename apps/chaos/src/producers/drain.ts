import { connect } from '@docket/sdk';
import { patiently } from './patiently.js';
import { drainPlan, type DrainWord } from './plans.js';
import { runProgram, say } from '../traffic/run-program.js';

/** Sends what producers left in the spool, as whatever uses the directory next would: `drain.js PLAN`. */
async function main(): Promise<void> {
  const { brokers, registryUrl, topic, spoolDirectory } = drainPlan.parse(JSON.parse(process.argv[2] ?? ''));
  const audit = await patiently(() =>
    connect({
      kafka: { brokers },
      registry: { url: registryUrl },
      topic,
      service: 'drain',
      tenantId: 'acme',
      spool: { directory: spoolDirectory },
    }),
  );
  await audit.drained();
  await audit.close();
  await say({ drained: true } satisfies DrainWord);
}

runProgram(main);
