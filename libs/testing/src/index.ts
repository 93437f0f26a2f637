export { eventually, type EventuallyOptions } from './eventually.js';
export { assertContiguous, assertNoDuplicates, assertSameIds } from './invariants.js';
export { TestBucket } from './test-bucket.js';
export { TestPostgres } from './test-postgres.js';
export { type Grant, SecuredKafka } from './secured-kafka.js';
export { type ReceivedSpan, SpanReceiver } from './span-receiver.js';
export { TEST_STACK_VARIABLE, type TestStack, testStack } from './test-stack.js';
export { uniqueName } from './unique-name.js';
export { freePort } from '@docket/local-stack';
