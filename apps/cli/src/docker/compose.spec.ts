import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { docket } from '../../test/run-docket.js';
import { WORKSPACE_ROOT } from '../workspace.js';

const folder = mkdtempSync(path.join(tmpdir(), 'docket-test-'));
const env = { DOCKET_DATA_DIR: folder, PATH: folder };

/** Puts a `docker` on the path that writes down how it was called. */
function installDocker(exitCode: number): () => string {
  const calls = path.join(folder, 'calls');
  writeFileSync(calls, '');
  writeFileSync(path.join(folder, 'docker'), `#!/bin/sh\necho "$@" >>${calls}\nexit ${exitCode}\n`);
  chmodSync(path.join(folder, 'docker'), 0o755);
  return () => readFileSync(calls, 'utf8').trim();
}

describe('docket down --docker', () => {
  it('says what is missing where Docker is not installed', async () => {
    const { code, err } = await docket(env, 'down', '--docker');
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('docker is not installed: https://') });
  });

  it('hands over to Docker Compose, and fails when that fails', async () => {
    const calls = installDocker(0);
    expect(await docket(env, 'down', '--docker')).toMatchObject({ code: 0 });
    expect(calls()).toBe(`compose --file ${path.join(WORKSPACE_ROOT, 'docker-compose.yml')} down`);
    installDocker(17);
    expect(await docket(env, 'down', '--docker')).toMatchObject({
      code: 1,
      err: expect.stringContaining('exit code 17'),
    });
  });
});
