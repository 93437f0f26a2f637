import { type Compression } from './export-parameters.js';
import { type ExportFormat, FORMAT_RULES, PACKED_TYPE } from './formats.js';

interface FileKind {
  readonly format: ExportFormat;
  readonly compress: Compression;
}

/** What a file is called where it is saved. @param at when it was asked for, ms since 1970 */
export function fileName({ format, compress }: FileKind, at: number): string {
  const time = new Date(at).toISOString().slice(0, 19).replaceAll(':', '-');
  return `events-${time}Z.${format}${compress === 'gzip' ? '.gz' : ''}`;
}

/** What a file is. */
export function mediaTypeOf({ format, compress }: FileKind): string {
  return compress === 'gzip' ? PACKED_TYPE : FORMAT_RULES[format].mediaType;
}
