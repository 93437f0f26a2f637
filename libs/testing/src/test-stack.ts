import { z } from 'zod';

const testStackShape = z.object({
  /** `host:port` of every Kafka node. */
  brokers: z.array(z.string()).min(1),
  /** Base address of the registry's Confluent API. */
  registryUrl: z.url(),
  clickhouse: z.object({
    url: z.url(),
    user: z.string(),
    password: z.string(),
    readerUser: z.string(),
    readerPassword: z.string(),
  }),
});

/** How to reach the servers that a test run shares. */
export type TestStack = z.infer<typeof testStackShape>;

/** The variable that tells test runs which stack to use, as JSON of `TestStack`. */
export const TEST_STACK_VARIABLE = 'DOCKET_TEST_STACK';

/**
 * The real servers that this test run shares. Every test makes topics, subjects and databases of its own in them
 * (`uniqueName`).
 *
 * @throws Error when the run was started without a stack, or the variable is damaged
 */
export function testStack(env: NodeJS.ProcessEnv = process.env): TestStack {
  const text = env[TEST_STACK_VARIABLE];
  if (text === undefined || text === '') {
    throw new Error(`${TEST_STACK_VARIABLE} is not set: integration tests run through "node infra/dev/jest.mjs int"`);
  }
  try {
    return testStackShape.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(`${TEST_STACK_VARIABLE} does not describe a stack`, { cause: error });
  }
}
