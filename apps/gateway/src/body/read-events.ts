import { Problem } from '@docket/http';
import { EventRefused, type ReadEvent, type RequestScope } from '../events/candidate.js';
import { readCloudEvent } from '../events/read-cloud-event.js';
import { readEvent } from '../events/read-event.js';
import { JsonFault, JsonTooLarge } from '../json/json-fault.js';
import { readJson } from '../json/read-json.js';
import { type JsonLimits } from '../json/scan-json.js';
import { type BodyFormat } from './media-type.js';

/** Reads one event out of what JSON gave. @throws {EventRefused} */
export type EventReader = (value: unknown, index: number, scope: RequestScope) => ReadEvent;

/** Events that are still to be read, one by one: each is read when it is asked for. */
export type EventsOfBody = readonly (() => ReadEvent)[];

/**
 * Finds the events of a body. In JSON, what cannot be parsed makes the whole request void; in NDJSON only its line.
 * @throws {Problem} 400 or 413, when nothing of it was taken
 */
export function eventsOf(text: string, format: BodyFormat, scope: RequestScope, limits: JsonLimits): EventsOfBody {
  if (text.trim() === '') throw new Problem('malformed-request', 'The request body is empty; there is no event in it.');
  switch (format) {
    case 'json': {
      const value = jsonOf(text, limits);
      return (Array.isArray(value) ? value : [value]).map((one, index) => () => attempt(readEvent, one, index, scope));
    }
    case 'cloudevent': {
      const value = jsonOf(text, limits);
      if (Array.isArray(value)) throw malformed('is a list; Content-Type application/cloudevents-batch+json takes one');
      return [() => attempt(readCloudEvent, value, 0, scope)];
    }
    case 'cloudevents': {
      const value = jsonOf(text, limits);
      if (!Array.isArray(value))
        throw malformed('is no list; Content-Type application/cloudevents+json takes one event');
      return value.map((one: unknown, index) => () => attempt(readCloudEvent, one, index, scope));
    }
    case 'ndjson':
      return linesOf(text, limits.items).map((line, index) => () => readLine(line, index, scope, limits));
  }
}

/** The value of a body that is JSON. @throws {Problem} 400 or 413 */
export function jsonOf(text: string, limits: JsonLimits): unknown {
  try {
    return readJson(text, limits);
  } catch (error) {
    if (error instanceof JsonTooLarge)
      throw new Problem('too-large', `The request body ${error.message}; nothing was taken.`);
    if (error instanceof JsonFault) throw malformed(error.message);
    throw error;
  }
}

function malformed(what: string): Problem {
  return new Problem('malformed-request', `The request body ${what}; nothing of it was taken.`);
}

/** Reads an event, or tells why it is refused. */
export function attempt(read: EventReader, value: unknown, index: number, scope: RequestScope): ReadEvent {
  try {
    return read(value, index, scope);
  } catch (error) {
    if (error instanceof EventRefused) return { field: error.field, reason: error.reason };
    throw error;
  }
}

function linesOf(text: string, most: number): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length > most) {
    throw new Problem('too-large', `The request body has more than ${most} events; nothing was taken.`);
  }
  return lines;
}

function readLine(line: string, index: number, scope: RequestScope, limits: JsonLimits): ReadEvent {
  try {
    return attempt(readEvent, readJson(line, { ...limits, items: Infinity }), index, scope);
  } catch (error) {
    if (error instanceof JsonFault) return { field: '', reason: error.message };
    throw error;
  }
}
