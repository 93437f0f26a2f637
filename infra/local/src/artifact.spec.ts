import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Artifact, artifactFolder, ensureArtifact, isCached } from './artifact.js';
import type { StackProgress } from './progress.js';

let cache: string;
let fills: number;

const artifact: Artifact = {
  name: 'thing',
  version: '1.2',
  bytes: 3,
  fill: async (folder) => {
    fills += 1;
    writeFileSync(path.join(folder, 'a'), 'half');
    await delay(50);
    writeFileSync(path.join(folder, 'b'), 'whole');
  },
};

beforeEach(() => {
  fills = 0;
  cache = mkdtempSync(path.join(tmpdir(), 'docket-cache-'));
  process.env['DOCKET_CACHE_DIR'] = cache;
});

afterEach(() => {
  delete process.env['DOCKET_CACHE_DIR'];
  rmSync(cache, { recursive: true });
});

describe('ensureArtifact', () => {
  it('downloads once, and says what and how big', async () => {
    const told: StackProgress[] = [];
    expect(isCached(artifact)).toBe(false);
    const folder = await ensureArtifact(artifact, (progress) => told.push(progress));
    expect(folder).toBe(path.join(cache, 'thing-1.2'));
    expect(readFileSync(path.join(folder, 'b'), 'utf8')).toBe('whole');
    expect(told).toMatchObject([
      { step: 'download', what: 'thing 1.2', bytes: 3 },
      { step: 'downloaded', what: 'thing 1.2' },
    ]);
    await ensureArtifact(artifact);
    expect(fills).toBe(1);
    expect(isCached(artifact)).toBe(true);
  });

  it('downloads once for several that want it at the same time', async () => {
    const folders = await Promise.all([1, 2, 3].map(() => ensureArtifact(artifact)));
    expect(new Set(folders)).toEqual(new Set([artifactFolder(artifact)]));
    expect(fills).toBe(1);
    expect(readdirSync(cache)).toEqual(['thing-1.2']);
  });

  it('leaves nothing behind when a download fails, and can try again', async () => {
    const failing = { ...artifact, fill: () => Promise.reject(new Error('no network')) };
    await expect(ensureArtifact(failing)).rejects.toThrow('no network');
    expect(readdirSync(cache)).toEqual([]);
    await ensureArtifact(artifact);
    expect(existsSync(artifactFolder(artifact))).toBe(true);
  });

  it('removes what a killed download left, and nothing else', async () => {
    mkdirSync(path.join(cache, 'thing-1.2.partial-dead'));
    mkdirSync(path.join(cache, 'thing-1.20'));
    await ensureArtifact(artifact);
    expect(readdirSync(cache).sort()).toEqual(['thing-1.2', 'thing-1.20']);
  });

  it('takes the folder of somebody faster whom the lock does not reach', async () => {
    const late = {
      ...artifact,
      fill: (folder: string) => {
        mkdirSync(path.join(cache, 'thing-1.2', 'theirs'), { recursive: true });
        writeFileSync(path.join(folder, 'ours'), '');
        return Promise.resolve();
      },
    };
    expect(readdirSync(await ensureArtifact(late))).toEqual(['theirs']);
    expect(readdirSync(cache)).toEqual(['thing-1.2']);
  });
});
