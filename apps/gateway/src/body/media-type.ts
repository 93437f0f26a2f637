import { Problem } from '@docket/http';

/** How the events of a body are written. */
export type BodyFormat = 'json' | 'ndjson' | 'cloudevent' | 'cloudevents';

/** Media types that are taken. */
export const MEDIA_TYPES: Readonly<Record<string, BodyFormat>> = {
  'application/json': 'json',
  'application/x-ndjson': 'ndjson',
  'application/cloudevents+json': 'cloudevent',
  'application/cloudevents-batch+json': 'cloudevents',
};

const LISTED = Object.keys(MEDIA_TYPES).join(', ');

/** The format that a `Content-Type` names. @throws {Problem} 415 */
export function formatOf(header: string | undefined): BodyFormat {
  const [type = '', ...parameters] = (header ?? '').split(';').map((part) => part.trim().toLowerCase());
  const format = Object.hasOwn(MEDIA_TYPES, type) ? MEDIA_TYPES[type] : undefined;
  if (format === undefined) {
    throw unsupported(type === '' ? 'There is no Content-Type' : `Content-Type ${type.slice(0, 128)} is not taken`);
  }
  const charset = parameters
    .find((part) => part.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '');
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') {
    throw unsupported(`Text in ${charset.slice(0, 64)} is not taken; send UTF-8`);
  }
  return format;
}

function unsupported(what: string): Problem {
  return new Problem('unsupported-media-type', `${what}; there are ${LISTED}.`, [], { headers: { Accept: LISTED } });
}
