import { describe, expect, it } from '@jest/globals';
import { table } from './table.js';

describe('table', () => {
  it('lines columns up', () => {
    expect(
      table(
        ['id', 'name'],
        [
          ['1', 'Ann'],
          ['1000', 'B'],
        ],
      ),
    ).toBe('ID    NAME\n1     Ann\n1000  B');
  });

  it('lets no control character reach the terminal', () => {
    expect(table(['x'], [['a\u001b[2Jb\nc\td\u009b31m']])).toBe('X\na [2Jb c d 31m');
  });
});
