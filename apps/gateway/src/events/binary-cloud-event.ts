import { type IncomingHttpHeaders } from 'node:http';
import { EventRefused } from './candidate.js';

const PREFIX = 'ce-';

/** Whether a request is a CloudEvent in binary mode: its attributes are headers, its body is the data. */
export function isBinaryCloudEvent(headers: IncomingHttpHeaders): boolean {
  return headers['ce-specversion'] !== undefined;
}

/** The CloudEvent of such a request, in the form of structured mode. @throws {EventRefused} */
export function fromBinaryMode(headers: IncomingHttpHeaders, data: unknown): Readonly<Record<string, unknown>> {
  const attributes = Object.entries(headers)
    .filter(([name]) => name.startsWith(PREFIX))
    .map(([name, value]): [string, string] => {
      const attribute = name.slice(PREFIX.length);
      return [attribute, decoded(attribute, String(value))];
    });
  return { ...Object.fromEntries(attributes), data };
}

/** Headers are ASCII: everything else comes percent-encoded. */
function decoded(attribute: string, value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    throw new EventRefused(attribute, 'is not percent-encoded UTF-8, as CloudEvents asks for in headers');
  }
}
