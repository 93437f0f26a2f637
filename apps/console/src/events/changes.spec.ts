import { describe, expect, it } from '@jest/globals';
import { summaryOf, toldBy } from './changes.js';

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

  it('fits into a line', () => {
    expect(summaryOf({ details: { from: 'New', to: 'Active', by: 'rule', message_id: 'm' }, reason: 'why' })).toBe(
      'New → Active · why · by rule',
    );
    expect(summaryOf({ details: { to: 'OPEN' }, target: { type: 'macro', id: 'm-1' } })).toBe('∅ → OPEN · m-1');
    expect(summaryOf({ details: {} })).toBe('');
  });
});
