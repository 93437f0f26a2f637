import avsc from 'avsc';
import type { AvroSchema } from '@docket/events';

const LONE_SURROGATE = /\p{Surrogate}/u;

/** The part of avsc's text that is changed here, which its own types leave out. */
const StringType = avsc.types.StringType as unknown as new () => { _write(tap: unknown, value: unknown): void };

/**
 * Texts as avsc should write them. It takes the half of a character that a cut in the wrong place leaves for a character
 * of its own, which is no UTF-8: ingestion would reject what the producer was told is in order. Here it becomes U+FFFD, as
 * everywhere else in Node.
 */
class WellFormedText extends StringType {
  override _write(tap: unknown, value: unknown): void {
    super._write(tap, typeof value === 'string' && LONE_SURROGATE.test(value) ? mended(value) : value);
  }
}

function mended(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

/** Compiles a schema to write with. Each time anew, since avsc adds the named types of a schema to what it is given. */
export function compiled(schema: AvroSchema): avsc.Type {
  return avsc.Type.forSchema(schema as avsc.Schema, {
    registry: { string: new WellFormedText() as unknown as avsc.Type },
  });
}
