export { eventually, type EventuallyOptions } from './eventually.js';
export { assertContiguous, assertNoDuplicates, assertSameIds } from './invariants.js';
export { TestBucket } from './test-bucket.js';
export { type Grant, SecuredKafka } from './secured-kafka.js';
export { type ReceivedSpan, SpanReceiver } from './span-receiver.js';
export { TEST_STACK_VARIABLE, type TestStack, testStack } from './test-stack.js';
export { uniqueName } from './unique-name.js';
export { packInto, type UnpackedPackages, unpackPackages } from './unpacked-packages.js';
export { freePort } from '@docket/local-stack';
