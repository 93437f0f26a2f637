import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { usageError } from '../../command-error.js';

/** What a first look at a file tells. */
export interface FileSurvey {
  readonly bytes: number;
  /** Line ends in it: about the number of rows. */
  readonly lines: number;
  /** Whether all of it is valid text of its encoding. */
  readonly valid: boolean;
}

const NEWLINE = 0x0a;

/** The file as UTF-8, whatever its encoding. Bytes that are not text become U+FFFD. */
export async function* utf8Chunks(path: string, encoding: string): AsyncGenerator<Buffer> {
  const stream = createReadStream(path, { highWaterMark: 262_144 }) as AsyncIterable<Buffer>;
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  if (decoder.encoding === 'utf-8') {
    yield* stream;
    return;
  }
  for await (const chunk of stream) yield Buffer.from(decoder.decode(chunk, { stream: true }));
  yield Buffer.from(decoder.decode());
}

/** Reads a file once from end to end. @throws {CommandError} when it cannot be read. */
export async function surveyFile(path: string, encoding: string): Promise<FileSurvey> {
  const bytes = await fileSize(path);
  const decoder = new TextDecoder(encoding, { fatal: true });
  const stream = createReadStream(path, { highWaterMark: 262_144 }) as AsyncIterable<Buffer>;
  let lines = 0;
  let valid = true;
  for await (const chunk of stream) {
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) lines += 1;
    valid &&= decodes(decoder, chunk);
  }
  return { bytes, lines, valid: valid && decodes(decoder) };
}

async function fileSize(path: string): Promise<number> {
  try {
    const file = await stat(path);
    if (file.isFile()) return file.size;
  } catch (error) {
    throw usageError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  throw usageError(`${path} is not a file`);
}

function decodes(decoder: InstanceType<typeof TextDecoder>, chunk?: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
    return true;
  } catch {
    return false;
  }
}
