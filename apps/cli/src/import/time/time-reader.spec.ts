import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { IANAZone } from 'luxon';
import { timeFormatProblem, timeReader, type TimeFormat } from './time-reader.js';
import { zoneOffsets } from './zone-offsets.js';

const format = (over: Partial<TimeFormat>): TimeFormat => ({
  pattern: 'yyyy-MM-dd HH:mm',
  zone: 'Europe/Berlin',
  locale: 'en-US',
  repeated: 'earlier',
  skipped: 'reject',
  ...over,
});
const iso = (over: Partial<TimeFormat>, text: string) => new Date(timeReader(format(over))(text)).toISOString();

describe('timeReader', () => {
  it('reads wall-clock time in its zone, in summer and in winter', () => {
    expect(iso({}, '2016-01-15 12:00')).toBe('2016-01-15T11:00:00.000Z');
    expect(iso({}, '2016-07-15 12:00')).toBe('2016-07-15T10:00:00.000Z');
    expect(iso({ pattern: 'dd-MM-yyyy HH:mm', zone: 'Etc/UTC' }, '29-02-2016 01:16')).toBe('2016-02-29T01:16:00.000Z');
    expect(iso({ zone: 'America/St_Johns' }, '2016-01-15 12:00')).toBe('2016-01-15T15:30:00.000Z');
  });

  // Berlin, 30 October 2016: 02:30 comes at 00:30Z (summer time) and again at 01:30Z.
  it('takes the first of two instants when clocks go back, or the second, or neither, as told', () => {
    expect(iso({}, '2016-10-30 02:30')).toBe('2016-10-30T00:30:00.000Z');
    expect(iso({ repeated: 'later' }, '2016-10-30 02:30')).toBe('2016-10-30T01:30:00.000Z');
    expect(() => iso({ repeated: 'reject' }, '2016-10-30 02:30')).toThrow(/comes twice.*time\.repeated/);
    expect(iso({ repeated: 'reject' }, '2016-10-30 01:59')).toBe('2016-10-29T23:59:00.000Z');
    expect(iso({ repeated: 'reject' }, '2016-10-30 03:00')).toBe('2016-10-30T02:00:00.000Z');
  });

  // Berlin, 27 March 2016: 02:00 to 02:59 do not exist.
  it('refuses a time that clocks jumped over, or moves it forward, as told', () => {
    expect(() => iso({}, '2016-03-27 02:30')).toThrow(/does not exist.*Europe\/Berlin.*time\.skipped/);
    expect(iso({ skipped: 'forward' }, '2016-03-27 02:30')).toBe('2016-03-27T01:30:00.000Z');
    expect(iso({}, '2016-03-27 01:59')).toBe('2016-03-27T00:59:00.000Z');
    expect(iso({}, '2016-03-27 03:00')).toBe('2016-03-27T01:00:00.000Z');
  });

  it('knows changes of half an hour and of a whole day', () => {
    // Lord Howe Island goes back by 30 minutes: 01:45 comes twice on 3 April 2016.
    expect(iso({ zone: 'Australia/Lord_Howe' }, '2016-04-03 01:45')).toBe('2016-04-02T14:45:00.000Z');
    expect(iso({ zone: 'Australia/Lord_Howe', repeated: 'later' }, '2016-04-03 01:45')).toBe(
      '2016-04-02T15:15:00.000Z',
    );
    // Samoa skipped 30 December 2011 altogether.
    expect(() => iso({ zone: 'Pacific/Apia' }, '2011-12-30 12:00')).toThrow(/does not exist/);
  });

  it('prefers an offset in the text to the zone', () => {
    expect(iso({ pattern: "yyyy-MM-dd'T'HH:mm:ssZZ" }, '2016-07-15T12:00:00+05:30')).toBe('2016-07-15T06:30:00.000Z');
    expect(iso({ pattern: 'iso' }, '2016-07-15T12:00:00.250Z')).toBe('2016-07-15T12:00:00.250Z');
    expect(iso({ pattern: 'iso' }, '2016-07-15T12:00:00-0200')).toBe('2016-07-15T14:00:00.000Z');
    expect(iso({ pattern: 'iso' }, '2016-07-15T12:00:00')).toBe('2016-07-15T10:00:00.000Z');
    expect(iso({ pattern: 'iso' }, '2016-07-15')).toBe('2016-07-14T22:00:00.000Z');
  });

  it('reads Unix time', () => {
    expect(iso({ pattern: 'unix_s' }, '1456708560')).toBe('2016-02-29T01:16:00.000Z');
    expect(iso({ pattern: 'unix_s' }, '1456708560.5')).toBe('2016-02-29T01:16:00.500Z');
    expect(iso({ pattern: 'unix_ms' }, '1456708560123')).toBe('2016-02-29T01:16:00.123Z');
    expect(() => iso({ pattern: 'unix_s' }, '12:00')).toThrow('"12:00" is not a number');
  });

  it('names the text and the pattern when they do not fit', () => {
    expect(() => iso({}, '15.01.2016')).toThrow('"15.01.2016" is not a time of the pattern "yyyy-MM-dd HH:mm"');
    expect(() => iso({}, '2016-02-30 10:00')).toThrow(/30 .* as a day/);
    expect(() => iso({ pattern: 'iso' }, 'yesterday')).toThrow('"yesterday" is not an ISO 8601 time');
  });
});

describe('timeFormatProblem', () => {
  it('accepts patterns that hold a whole date', () => {
    for (const pattern of ['iso', 'unix_ms', 'dd-MM-yyyy HH:mm', 'd LLL yyyy, h:mm a', 'yyyy-MM-dd HH:mm:ss ZZ'])
      expect(timeFormatProblem({ pattern, locale: 'en-US' })).toBeUndefined();
    expect(timeFormatProblem({ pattern: 'd. MMMM yyyy HH:mm', locale: 'de' })).toBeUndefined();
  });

  it('refuses a pattern that would take its date from today', () => {
    expect(timeFormatProblem({ pattern: 'HH:mm', locale: 'en-US' })).toMatch(/year, month and day/);
    expect(timeFormatProblem({ pattern: 'MM-dd HH:mm', locale: 'en-US' })).toMatch(/year, month and day/);
  });
});

describe('zoneOffsets', () => {
  it('says what the zone says, around changes too', () => {
    const names = [
      'Europe/Berlin',
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'America/St_Johns',
      'Africa/Casablanca',
      'Asia/Kathmandu',
    ];
    for (const name of names) {
      const zone = IANAZone.create(name);
      const offsetAt = zoneOffsets(zone);
      const hours = fc.integer({ min: Date.UTC(2005, 0) / 1_800_000, max: Date.UTC(2017, 0) / 1_800_000 });
      fc.assert(
        fc.property(hours, (half) => {
          expect(offsetAt(half * 1_800_000)).toBe(zone.offset(half * 1_800_000) * 60_000);
        }),
        { numRuns: 500 },
      );
    }
  });
});
