import { expect, it } from '@jest/globals';
import { shownRows } from './rows.js';

const COLUMNS = [
  { key: 'name', label: '', value: (row: readonly [string, number | null]) => row[0] },
  { key: 'count', label: '', value: (row: readonly [string, number | null]) => row[1] },
];
const ROWS = [
  ['Ana', 9],
  ['ben', null],
  ['Carla', 10],
] as const;

it.each([
  [{}, ['Ana', 'ben', 'Carla']],
  [{ sort: 'count' }, ['Ana', 'Carla', 'ben']],
  [{ sort: '-count' }, ['Carla', 'Ana', 'ben']],
  [{ sort: 'name', find: 'A' }, ['Ana', 'Carla']],
  [{ sort: 'nothing' }, ['Ana', 'ben', 'Carla']],
])('%j shows %j', (asked, names) => {
  expect(shownRows([...ROWS], COLUMNS, asked).map(([name]) => name)).toEqual(names);
});
