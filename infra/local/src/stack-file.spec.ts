import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { identify } from './process-identity.js';
import { readStack, readStackRecord, removeStackRecord, type StackRecord, writeStackRecord } from './stack-file.js';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'docket-record-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true });
});

function record(): StackRecord {
  const holder = identify(process.pid);
  if (holder === undefined) throw new Error('this process runs');
  return { state: 'ready', holder, startedAt: '2026-01-01T00:00:00.000Z', parts: [], endpoints: {} };
}

describe('the record of a stack', () => {
  it('is read while its holder runs, and removed', () => {
    writeStackRecord(directory, record());
    expect(readStack(directory)).toEqual(record());
    removeStackRecord(directory);
    expect(readStack(directory)).toBeUndefined();
  });

  it('is for its owner only, also where it replaces another', () => {
    writeFileSync(path.join(directory, 'stack.json'), '{}', { mode: 0o644 });
    writeFileSync(path.join(directory, 'stack.json.partial'), '{}', { mode: 0o644 });
    writeStackRecord(directory, record());
    expect(statSync(path.join(directory, 'stack.json')).mode & 0o777).toBe(0o600);
  });

  it('of a holder that ended is none, but tells what it left', () => {
    const left = { ...record(), holder: { ...record().holder, startTicks: '1' } };
    writeStackRecord(directory, left);
    expect(readStack(directory)).toBeUndefined();
    expect(readStackRecord(directory)).toEqual(left);
  });

  it.each(['', '{', '[]', '{"state":"ready"}'])('that reads %j is none', (text) => {
    writeFileSync(path.join(directory, 'stack.json'), text);
    expect(readStack(directory)).toBeUndefined();
  });
});
