import { pipeline, type Readable } from 'node:stream';
import { createGzip, type Gzip } from 'node:zlib';
import { invalidParameter } from '@docket/http';
import { type Compression } from './export-parameters.js';
import { type ExportFormat, FORMAT_RULES } from './formats.js';

/** Half the size of the fastest level is not worth twice the time. */
const LEVEL = 3;

export function newGzip(): Gzip {
  return createGzip({ level: LEVEL });
}

/** A file packed; an error of it is an error of the packed one. */
export function gzipped(file: Readable): Readable {
  return pipeline(file, newGzip(), () => undefined);
}

/** Whether a client takes gzip, by its `Accept-Encoding`. */
export function takesGzip(accepted = ''): boolean {
  return accepted.split(',').some((each) => {
    const [coding = '', ...parameters] = each.split(';').map((text) => text.trim().toLowerCase());
    return (coding === 'gzip' || coding === 'x-gzip') && !parameters.some((text) => /^q=0(\.0*)?$/.test(text));
  });
}

/** @throws {Problem} when gzip would make nothing smaller */
export function requirePackable(format: ExportFormat, compress: Compression): void {
  if (compress === 'none' || FORMAT_RULES[format].isText) return;
  throw invalidParameter('compress', `must be none for ${format}, which is packed by itself`);
}
