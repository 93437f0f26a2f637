import { describe, expect, it } from '@jest/globals';
import { CircuitBreaker } from './circuit-breaker.js';
import { RegistryRefusedError, RegistryUnavailableError } from './registry-errors.js';

const down = () => Promise.reject(new RegistryUnavailableError('down'));

describe('CircuitBreaker', () => {
  it('stops asking after enough failures and probes with one request after the pause', async () => {
    let now = 0;
    let asked = 0;
    const breaker = new CircuitBreaker(2, 100, () => now);
    const fail = () => {
      asked++;
      return down();
    };
    for (let i = 0; i < 5; i++) await expect(breaker.run(fail)).rejects.toThrow(RegistryUnavailableError);
    expect(asked).toBe(2);

    now = 100;
    let answer: (value: string) => void = () => undefined;
    const probe = breaker.run(() => new Promise<string>((resolve) => (answer = resolve)));
    await expect(breaker.run(fail)).rejects.toThrow('not asked again yet');
    answer('back');
    expect(await probe).toBe('back');
    expect(await breaker.run(() => Promise.resolve('again'))).toBe('again');
  });

  it('opens again when the probe fails', async () => {
    let now = 0;
    const breaker = new CircuitBreaker(1, 100, () => now);
    await expect(breaker.run(down)).rejects.toThrow('down');
    now = 150;
    await expect(breaker.run(down)).rejects.toThrow('down');
    now = 200;
    await expect(breaker.run(() => Promise.resolve(1))).rejects.toThrow('not asked again yet');
  });

  it('takes a refusal for an answer', async () => {
    const breaker = new CircuitBreaker(1, 100);
    const refuse = () => Promise.reject(new RegistryRefusedError(409, 'incompatible'));
    await expect(breaker.run(refuse)).rejects.toThrow('incompatible');
    expect(await breaker.run(() => Promise.resolve(1))).toBe(1);
  });
});
