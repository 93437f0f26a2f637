import { describe, expect, it } from '@jest/globals';
import { type Manifest, readManifest, writeManifest } from './manifest.js';
import { folderOf, manifestName, namedRange } from './names.js';

const at = '2026-03-01T10:00:00.000Z';
const manifest: Manifest = {
  format: 1,
  topic: 'audit.events.v1',
  epoch: 1,
  epoch_reason: '',
  partition: 3,
  day: '2026-03-01',
  first: 0,
  last: 9,
  counts: { accepted: 9, rejected: 0, duplicates: 1, lost: 0, without_record: 0, erased: 0 },
  fates: [[4, 1, 'duplicate']],
  last_record: '',
  decided: { from: at, to: at },
  appended: null,
  occurred: null,
  files: {
    events: {
      name: 'events-3-0-9-abcdef01.parquet',
      bytes: 100,
      sha256: 'a'.repeat(64),
      rows: 9,
      checksum: '18446744073709551615',
      columns: [{ name: 'event_id', type: 'UUID' }],
    },
    rejections: null,
  },
  schemas: [{ id: 7, schema: null }],
  written: { at, by: 'test' },
};

describe('a manifest', () => {
  it('is read as it was written', () => {
    expect(readManifest(writeManifest(manifest))).toEqual(manifest);
  });

  it.each([
    [{ format: 2 }, 'it is of format 2, and this version of Docket reads up to 1'],
    [{ last: -1 }, 'last'],
    [{ first: 10 }, 'it ends (9) before it begins'],
    [{ fates: [[0, 0, 'x']] }, 'fates'],
    [
      { files: { ...manifest.files, events: { ...manifest.files.events, name: '../../x.parquet' } } },
      'files.events.name',
    ],
    [{ files: { ...manifest.files, events: { ...manifest.files.events, sha256: 'x' } } }, 'files.events.sha256'],
  ])('is refused with %j', (change, message) => {
    expect(() => readManifest(JSON.stringify({ ...manifest, ...change }))).toThrow(message);
  });

  it('is found by its name', () => {
    const key = `${folderOf(manifest)}${manifestName(3, 120)}`;
    expect(namedRange(key)).toEqual({
      key,
      topic: 'audit.events.v1',
      epoch: 1,
      day: '2026-03-01',
      partition: 3,
      first: 120,
    });
    expect(namedRange('audit.events.v1/epoch-1/2026-03-01/events-3-0-9-abcdef01.parquet')).toBeUndefined();
  });
});
