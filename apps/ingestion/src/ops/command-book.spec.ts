import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { CommandBook } from './command-book.js';

describe('CommandBook', () => {
  let book: CommandBook;
  beforeEach(() => {
    book = new CommandBook();
  });
  const take = (key: string, value: unknown) => {
    const bytes = value === null ? null : Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
    book.take({ offset: '0', timestamp: '0', key: Buffer.from(key), value: bytes });
  };
  const revert = (id: string) => ({
    kind: 'revert',
    id,
    projection: 'p',
    reason: 'x',
    requested_at: '2026-03-01T12:00:00.000Z',
    by: { type: 'API', id: 'k' },
  });
  const ids = () => book.pending.map(({ id }) => id);

  it('has the commands without an outcome, in their order', () => {
    const [a, b, c] = [randomUUID(), randomUUID(), randomUUID()];
    for (const id of [a, b, c]) take(`command/${id}`, revert(id));
    take('api_key/x', {});
    take(`command_outcome/${b}`, { id: b });
    expect(ids()).toEqual([a, c]);
    take(`command/${a}`, null);
    expect(ids()).toEqual([c]);
    book.clear();
    expect(ids()).toEqual([]);
  });

  it('does not take a command up again that comes behind its outcome', () => {
    const id = randomUUID();
    take(`command_outcome/${id}`, { id });
    take(`command/${id}`, revert(id));
    expect(ids()).toEqual([]);
  });

  it.each([
    ['no JSON', '{', 'not JSON'],
    ['a kind of a later version', { ...revert(randomUUID()), kind: 'fly' }, 'kind'],
    ['no reason', { ...revert(randomUUID()), reason: '' }, 'reason'],
    ['another id', revert(randomUUID()), 'says that its id is'],
  ])('keeps what it cannot read, so that it can be answered: %s', (_, value, problem) => {
    const id = randomUUID();
    take(`command/${id}`, value);
    expect(book.pending).toEqual([{ kind: 'unreadable', id, problem: expect.stringContaining(problem) }]);
  });
});
