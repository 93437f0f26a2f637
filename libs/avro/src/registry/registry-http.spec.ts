import { describe, expect, it } from '@jest/globals';
import { RegistryRefusedError, RegistryUnavailableError } from './registry-errors.js';
import { readAnswer } from './registry-http.js';

describe('readAnswer', () => {
  it('takes a 404 for "not there" only when the registry itself says so', () => {
    expect(readAnswer('x', 404, '{"error_code":40403,"message":"no"}')).toEqual({ missing: true });
    expect(() => readAnswer('x', 404, '<html>not found</html>')).toThrow(RegistryUnavailableError);
    expect(() => readAnswer('x', 404, '{"error_code":0}')).toThrow(RegistryUnavailableError);
  });

  it('tells refusals from failures', () => {
    expect(() => readAnswer('x', 409, '{"error_code":409,"message":"field a"}')).toThrow(RegistryRefusedError);
    expect(() => readAnswer('x', 409, '{"error_code":409,"message":"field a"}')).toThrow('field a');
    for (const status of [401, 403, 429, 500, 503, 302]) {
      expect(() => readAnswer('x', status, '{}')).toThrow(RegistryUnavailableError);
    }
  });

  it('does not take a page for an answer', () => {
    expect(() => readAnswer('x', 200, '<html>log in</html>')).toThrow(RegistryUnavailableError);
    expect(readAnswer('x', 200, '[]')).toEqual({ missing: false, body: [] });
  });
});
