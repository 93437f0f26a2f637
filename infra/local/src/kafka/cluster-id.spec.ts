import { describe, expect, it } from '@jest/globals';
import { newClusterId } from './cluster-id.js';

const filled = (byte: number): Buffer => Buffer.alloc(16, byte);

describe('the id of a new cluster', () => {
  it('is 16 bytes in base64url', () => {
    expect(newClusterId()).toMatch(/^[\w-]{22}$/);
  });

  it('never begins with a dash, which would be read as an option', () => {
    const drawn = [filled(0xfb), filled(0xf8), filled(1)];
    expect(newClusterId(() => drawn.shift() ?? filled(0))).toBe(filled(1).toString('base64url'));
  });
});
