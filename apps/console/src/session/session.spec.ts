import { expect, it } from '@jest/globals';
import { keyInFragment } from './session.js';

it.each([
  ['#key=dk_abc_d-e_f', 'dk_abc_d-e_f'],
  ['#key=%20dk_a%20', 'dk_a'],
  ['#key=', undefined],
  ['#other=1', undefined],
  ['', undefined],
])('the key in %s is %s', (fragment, key) => {
  expect(keyInFragment(fragment)).toBe(key);
});
