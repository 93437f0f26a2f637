import { describe, expect, it } from '@jest/globals';
import { OPERATIONS } from './operations.js';

describe('documentation', () => {
  it.each(OPERATIONS.map((operation) => [operation.id, operation] as const))(
    'of %s has an example of its own shape',
    (_, operation) => {
      const { response, example } = operation;
      expect(response.safeParse(example).error?.issues).toBeUndefined();
    },
  );
});
