import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ClickHouseFiles, connectWriter, migrate } from '@docket/clickhouse';
import { testStack, uniqueName } from '@docket/testing';
import {
  abortReplay,
  AbortedError,
  cleanUp,
  installProjections,
  type Order,
  projectionState,
  readHistory,
  readProjections,
  ReplayLog,
  type ReplayParts,
  replayProjection,
  revertReplay,
} from '../src/index.js';

const definition = readProjections().find(({ name }) => name === 'view_sessions');

/** Commands are asked for again after a crash: with the same order nothing may be done twice. */
describe('what is done to replays, asked for again', () => {
  let writer: ClickHouseFiles;
  let parts: ReplayParts;
  const noted: string[] = [];

  beforeAll(async () => {
    const { url, user: username, password } = testStack().clickhouse;
    writer = connectWriter({ url, username, password, database: uniqueName('upkeep') });
    const target = { database: writer.database };
    await migrate(writer, target);
    await installProjections(writer, readProjections(), target);
    parts = {
      writer,
      target,
      topic: 'events',
      owner: 'test@nowhere:1/a',
      signal: new AbortController().signal,
      noted: ({ step }) => noted.push(step),
    };
    for (const version of [2, 3]) expect(await replayed()).toMatchObject({ version, isSwitched: true });
  });
  afterAll(async () => {
    await writer.command(`DROP DATABASE ${writer.database} SYNC`, { inDatabase: false });
    await writer.close();
  });

  if (!definition) throw new Error('no such projection');
  const { name } = definition;
  const replayed = (run?: string) => replayProjection(parts, definition, { reason: 'test', dryRun: false, run });
  const order = (reason: string): Order => ({ id: randomUUID(), reason, by: { type: 'SYSTEM', id: 'test' } });
  const reads = async () => (await projectionState(writer, name)).reads;

  it('goes back one version for an order, and not another one', async () => {
    const one = order('one');
    expect([await revertReplay(parts, definition, one), await reads()]).toEqual([2, 2]);
    expect([await revertReplay(parts, definition, one), await reads()]).toEqual([2, 2]);
    expect([await revertReplay(parts, definition, order('two')), await reads()]).toEqual([1, 1]);
    await expect(revertReplay(parts, definition, order('three'))).rejects.toThrow('no earlier version');
  });

  it('goes on where a crash cut it off, unless readers were shown something else meanwhile', async () => {
    expect(await replayed()).toMatchObject({ version: 4, isSwitched: true });
    const cutOff = order('cut off');
    const log = new ReplayLog(writer, parts.owner);
    const detail = { order: cutOff.id, reason: cutOff.reason, by: cutOff.by, previous: 4 };
    await log.append({ projection: name, run: '', version: 3, step: 'reverting', detail });
    expect([await revertReplay(parts, definition, cutOff), await reads()]).toEqual([3, 3]);

    const overtaken = order('overtaken');
    await log.append({
      projection: name,
      run: '',
      version: 1,
      step: 'reverting',
      detail: { ...detail, order: overtaken.id, reason: overtaken.reason },
    });
    expect(await replayed()).toMatchObject({ version: 5, isSwitched: true });
    await expect(revertReplay(parts, definition, overtaken)).rejects.toThrow('another version meanwhile');
    expect(await reads()).toBe(5);
  });

  it('drops for an order what there was to drop, and nothing that came later', async () => {
    const one = order('tidy');
    expect(await cleanUp(parts, name, one)).toEqual([1, 2, 3, 4]);
    expect(await replayed()).toMatchObject({ version: 6, isSwitched: true });
    expect(await cleanUp(parts, name, one)).toEqual([1, 2, 3, 4]);
    expect((await projectionState(writer, name)).versions.map(({ version }) => version)).toEqual([5, 6]);
  });

  it('is a replay of the run that was asked for, ended by an order that may come twice', async () => {
    const run = randomUUID();
    const end = order('enough');
    const ended = replayProjection(
      parts,
      definition,
      { reason: 'test', dryRun: false, run },
      {
        step: (what) => {
          if (what.startsWith('filling')) void abortReplay(parts, name, end, run).catch(() => undefined);
        },
      },
    );
    await expect(ended).rejects.toThrow(AbortedError);
    expect(await reads()).toBe(6);
    expect((await abortReplay(parts, name, end, run)).run).toBe(run);
    await expect(abortReplay(parts, name, order('again'), run)).rejects.toThrow('has ended already');
    await expect(abortReplay(parts, name, order('none'), randomUUID())).rejects.toThrow('there is no replay');
  });

  it('is all in the history, and was told to whoever listens', async () => {
    const history = await readHistory(writer);
    const kinds = history.map(({ kind }) => kind).reverse();
    expect(kinds.slice(0, 4)).toEqual(['replay', 'replay', 'revert', 'revert']);
    expect(history.filter(({ reason }) => reason === 'tidy')).toHaveLength(1);
    expect(history.find(({ reason }) => reason === 'overtaken')).toMatchObject({
      kind: 'revert',
      state: 'interrupted',
    });
    expect(noted).toEqual(expect.arrayContaining(['begun', 'switched', 'reverting', 'reverted', 'cleaned', 'aborted']));
  });
});
