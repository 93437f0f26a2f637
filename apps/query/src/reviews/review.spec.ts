import { describe, expect, it } from '@jest/globals';
import { reviewBody } from './review.js';

describe('the note of a review', () => {
  const note = (text: string) => reviewBody.safeParse({ agent: 'ann', state: 'good', note: text }).data?.note;

  it('has as many characters as it says, whichever they are', () => {
    expect(note('🎫'.repeat(2_000))).toHaveLength(4_000);
    expect(note('🎫'.repeat(2_001))).toBeUndefined();
    expect(note(`  fine  ${' '.repeat(2_000)}`)).toBe('fine');
  });

  it('has no half of a character', () => {
    for (const half of ['\ud83d', 'a\udfabb']) expect(note(half)).toBeUndefined();
  });
});
