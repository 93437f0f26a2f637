import { homedir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { cacheDir } from './cache.js';

describe('cacheDir', () => {
  it.each<[NodeJS.ProcessEnv, string]>([
    [{}, path.join(homedir(), '.cache/docket')],
    [{ XDG_CACHE_HOME: '/x' }, '/x/docket'],
    // The specification of the XDG directories says that relative paths are to be ignored.
    [{ XDG_CACHE_HOME: 'x' }, path.join(homedir(), '.cache/docket')],
    [{ XDG_CACHE_HOME: '/x', DOCKET_CACHE_DIR: '/y' }, '/y'],
  ])('with %j is %s', (env, folder) => {
    expect(cacheDir(env)).toBe(folder);
  });
});
