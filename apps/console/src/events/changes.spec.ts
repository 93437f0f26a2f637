import { describe, expect, it } from '@jest/globals';
import { toldBy } from './changes.js';

describe('what an event changed', () => {
  it.each([
    [{ from: 'New', to: 'Active' }, [{ field: '', before: 'New', after: 'Active' }], []],
    [{ to: 'Active', note: 'x' }, [{ field: '', before: undefined, after: 'Active' }], [['note', 'x']]],
    [
      { from_agent: 'a', to_agent: 'b', to_category: 'OPEN' },
      [
        { field: 'agent', before: 'a', after: 'b' },
        { field: 'category', before: undefined, after: 'OPEN' },
      ],
      [],
    ],
    [
      { changes: '[{"field":"email","old":"a@x","new":null}]', other: '1' },
      [{ field: 'email', before: 'a@x', after: undefined }],
      [['other', '1']],
    ],
    [
      { changes: 'none', fromage: 'x' },
      [],
      [
        ['changes', 'none'],
        ['fromage', 'x'],
      ],
    ],
  ])('by %j', (details, changes, rest) => {
    expect(toldBy({ details })).toEqual({ changes, rest });
  });
});
