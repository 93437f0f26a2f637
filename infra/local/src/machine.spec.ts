import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { findProgram } from './find-program.js';
import { checkMachine, type MachineFacts, whatIsMissing } from './machine.js';

const complete: MachineFacts = {
  platform: 'linux',
  arch: 'x64',
  glibc: '2.36',
  node: '20.19.0',
  java: 17,
  maven: true,
  downloadNeeded: true,
  compiler: true,
  python: true,
  library: true,
};

describe('whatIsMissing', () => {
  it('is nothing on a complete machine', () => {
    expect(whatIsMissing(complete)).toEqual([]);
  });

  it.each<[Partial<MachineFacts>, string]>([
    [{ platform: 'darwin', arch: 'arm64' }, 'Linux on x64: this machine is darwin on arm64.'],
    [{ arch: 'arm64' }, 'Linux on x64: this machine is linux on arm64.'],
    [{ glibc: undefined }, 'A Linux with glibc'],
    [{ node: '20.9.0' }, 'Node 20.19.0 or newer: this is 20.9.0.'],
    [{ java: undefined }, 'Java 17 or newer (Debian, Ubuntu: apt install openjdk-17-jre-headless'],
    [{ java: 11 }, 'this is 11.'],
    [{ maven: false }, 'Maven, for the first start only'],
    [{ compiler: false, python: false }, 'A C compiler'],
    [{ library: false }, 'npm install without --omit=optional'],
  ])('with %j is one line', (facts, line) => {
    expect(whatIsMissing({ ...complete, ...facts })).toEqual([expect.stringContaining(line)]);
  });

  it.each<Partial<MachineFacts>>([
    { maven: false, downloadNeeded: false },
    { compiler: false },
    { python: false },
    { java: 25, node: '24.1.0' },
  ])('is nothing with %j', (facts) => {
    expect(whatIsMissing({ ...complete, ...facts })).toEqual([]);
  });

  it('asks only for what the wanted parts need', () => {
    const bare = { ...complete, java: undefined, maven: false };
    expect(whatIsMissing(bare, ['clickhouse'])).toEqual([]);
    expect(whatIsMissing({ ...complete, library: false }, ['kafka', 'registry'])).toEqual([]);
  });

  it('lists everything at once', () => {
    const facts = { ...complete, java: undefined, maven: false, compiler: false, python: false, library: false };
    expect(whatIsMissing(facts)).toHaveLength(4);
  });
});

describe('checkMachine', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'docket-path-'));

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('tells a machine without Java what to install, and of the way without it', async () => {
    const python = findProgram('python3');
    if (python === undefined) throw new Error('this test needs python3');
    symlinkSync(python, path.join(folder, 'python3'));
    const check = await checkMachine({ parts: ['kafka'], env: { PATH: folder } });
    if (check.ok) throw new Error('Java was found on a PATH without it');
    expect(check.missing).toContainEqual(expect.stringMatching(/^Java 17 or newer/));
    expect(check.message).toMatch(/^The local stack cannot run on this machine\. Missing:\n {2}- Java 17/);
    expect(check.message).toContain('--docker');
  });
});
