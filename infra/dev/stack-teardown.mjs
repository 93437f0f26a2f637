// Jest's globalTeardown of the integration tier: ends the stack that stack-setup.mjs started, if it did.
import { endOrNameWhatStillRuns } from './still-running.mjs';

export default async function tearDown() {
  endOrNameWhatStillRuns();
  const started = globalThis.docketTestStack;
  if (started === undefined) return;
  await started.stack.stop();
  started.remove();
}
