import { expect, it } from '@jest/globals';
import { changed } from '../address/changed.js';
import { type EventsSearch, readSearch } from './search.js';

it('an address is read, and what it does not know is left out', () => {
  const all = { q: 'a:b', from: '-7d', order: 'oldest', live: 'on', tz: 'Europe/Prague', event: 'x' };
  expect(readSearch(all)).toEqual(all);
  expect(readSearch({ q: ' ', order: 'up', live: '1', tz: 'Nowhere', event: 7, more: 'x' })).toEqual({});
  expect(readSearch({ tz: 'UTC' })).toEqual({});
});

it('a change leaves what it does not name, and takes away what it names as undefined', () => {
  expect(changed<EventsSearch>({ q: 'a', event: 'x' }, { event: undefined, tz: 'Asia/Tokyo' })).toEqual({
    q: 'a',
    tz: 'Asia/Tokyo',
  });
});
