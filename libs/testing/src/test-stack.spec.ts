import { describe, expect, it } from '@jest/globals';
import { testStack } from './test-stack.js';

const stack = {
  brokers: ['127.0.0.1:9092'],
  registryUrl: 'http://127.0.0.1:8081/apis/ccompat/v7',
  clickhouse: { url: 'http://127.0.0.1:8123', user: 'a', password: 'b', readerUser: 'c', readerPassword: 'd' },
};

describe('testStack', () => {
  it('reads the stack of the run', () => {
    expect(testStack({ DOCKET_TEST_STACK: JSON.stringify(stack) })).toEqual(stack);
  });

  it('says how to get a stack when there is none', () => {
    expect(() => testStack({})).toThrow('jest.mjs int');
  });

  it.each(['', '{', '{}', JSON.stringify({ ...stack, brokers: [] })])('refuses %j', (text) => {
    expect(() => testStack({ DOCKET_TEST_STACK: text })).toThrow('DOCKET_TEST_STACK');
  });
});
