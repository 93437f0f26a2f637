// Jest's globalTeardown of the integration tier: ends the stack that stack-setup.mjs started, if it did.
export default async function tearDown() {
  const started = globalThis.docketTestStack;
  if (started === undefined) return;
  await started.stack.stop();
  started.remove();
}
