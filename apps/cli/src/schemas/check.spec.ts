import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { WORKSPACE_ROOT } from '../workspace.js';
import { checkSchemas, type CheckPart } from './check.js';

let root: string;
let folder: string;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'docket-check-'));
  folder = path.join(root, 'a', 'schemas');
  cpSync(path.join(WORKSPACE_ROOT, 'schemas'), folder, { recursive: true });
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function git(...args: string[]): void {
  const who = ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'commit.gpgsign=false'];
  execFileSync('git', ['-C', root, ...who, ...args], { stdio: 'pipe' });
}

function commitAll(): void {
  git('init', '-q');
  git('add', '-A');
  git('commit', '-q', '-m', 'first');
}

async function check(since?: string): Promise<CheckPart[]> {
  const parts: CheckPart[] = [];
  for await (const part of checkSchemas({ folder, since, registry: undefined, topic: 't' })) parts.push(part);
  return parts;
}

function edit(file: string, from: string, to: string): void {
  const full = path.join(folder, file);
  const text = readFileSync(full, 'utf8');
  expect(text).toContain(from);
  writeFileSync(full, text.replace(from, to));
}

describe('docket schemas check against a commit', () => {
  it('finds nothing when nothing changed, and counts what is new', async () => {
    commitAll();
    expect((await check())[1]).toMatchObject({ name: 'since the last commit', problems: [] });
    mkdirSync(path.join(folder, 'acme'));
    const moved = {
      type: 'record',
      name: 'AssetMoved',
      namespace: 'acme',
      doc: 'Moved.',
      fields: [{ name: 'envelope', type: 'docket.Envelope', doc: 'E.' }],
    };
    writeFileSync(path.join(folder, 'acme/asset.avsc'), JSON.stringify(moved));
    expect((await check())[1]?.result).toMatch(/^ok, \d+ actions compared, 1 new$/);
  });

  it('names action and field of a change that would make old events unreadable', async () => {
    commitAll();
    edit(
      'docket/events/TicketRanked.avsc',
      '"type": "double",\n      "doc": "The rating',
      '"type": "long",\n      "doc": "The rating',
    );
    expect((await check())[1]?.problems).toEqual([
      'ticket.ranked: field rating: was double, is now long: old events could not be read',
    ]);
  });

  it('tells a change of the envelope once', async () => {
    commitAll();
    edit(
      'docket/Envelope.avsc',
      '"name": "tenant_id",\n      "type": "string"',
      '"name": "tenant_id",\n      "type": "long"',
    );
    expect((await check())[1]?.problems).toEqual([
      expect.stringMatching(
        /^audit\.configured, .* and \d+ more: field envelope\.tenant_id: was string, is now long: old/,
      ),
    ]);
  });

  it('refuses a removed file and says what to do instead, but not a moved one', async () => {
    commitAll();
    const file = path.join(folder, 'docket/events/TicketTweeted.avsc');
    cpSync(file, path.join(folder, 'moved.avsc'));
    rmSync(file);
    expect((await check())[1]?.problems).toEqual([]);
    rmSync(path.join(folder, 'moved.avsc'));
    expect((await check())[1]?.problems).toEqual([
      expect.stringMatching(/^ticket\.tweeted: its schema file is gone: .*doc/),
    ]);
  });

  it('compares with the revision it is given, and refuses one that does not exist', async () => {
    commitAll();
    edit('docket/events/TicketRanked.avsc', '"name": "comment"', '"name": "remark"');
    git('commit', '-q', '-a', '-m', 'second');
    edit('docket/events/TicketRanked.avsc', '"type": "double"', '"type": "string"');
    git('commit', '-q', '-a', '-m', 'third');
    expect((await check())[1]?.problems).toEqual([]);
    expect((await check('HEAD~2'))[1]?.problems).toEqual([
      'ticket.ranked: field rating: was double, is now string: old events could not be read',
    ]);
    await expect(check('no-such-branch')).rejects.toThrow('--since no-such-branch: git does not know this revision');
    await expect(check('--output=x')).rejects.toThrow('git does not know this revision');
  });

  it('says when there is nothing to compare with', async () => {
    expect((await check())[1]).toEqual({
      name: 'since the last commit',
      result: 'skipped: not in a git work tree',
      problems: [],
    });
    git('init', '-q');
    expect((await check())[1]?.result).toBe('skipped: nothing is committed yet');
    writeFileSync(path.join(root, 'x'), '');
    git('add', 'x');
    git('commit', '-q', '-m', 'without schemas');
    expect((await check())[1]?.result).toBe('skipped: no schemas in this folder at HEAD');
  });

  it('refuses a schema whose records ingestion would all reject', async () => {
    const fields = [
      { name: 'envelope', type: 'docket.Envelope', doc: 'Who, when, where.' },
      { name: 'a'.repeat(300), type: 'string', doc: 'Longer than a name may be.' },
    ];
    const schema = { type: 'record', name: 'TicketChained', namespace: 'acme.events', doc: 'Chained.', fields };
    mkdirSync(path.join(folder, 'acme'), { recursive: true });
    writeFileSync(path.join(folder, 'acme/TicketChained.avsc'), JSON.stringify(schema));
    expect((await check())[0]?.problems).toContainEqual(expect.stringMatching(/^ticket\.chained: .*is no field name/));
  });

  it('does not take a file that cannot be read for a removed one', async () => {
    commitAll();
    writeFileSync(path.join(folder, 'docket/events/TicketRanked.avsc'), '{');
    const parts = await check();
    expect(parts).toHaveLength(1);
    expect(parts[0]?.problems).toEqual([expect.stringMatching(/^docket\/events\/TicketRanked\.avsc: not JSON/)]);
  });
});
