import { describe, expect, it } from '@jest/globals';
import { createLogger } from './logger.js';

describe('createLogger', () => {
  it('keeps to the level it was given', () => {
    const logger = createLogger({ service: 'ingestion', level: 'warn' });
    expect(logger.isLevelEnabled('info')).toBe(false);
    expect(logger.isLevelEnabled('error')).toBe(true);
    expect(logger.bindings()).toEqual({ service: 'ingestion' });
  });
});
