/**
 * A piece of JavaScript that is put together from our own text and from integers only. The one way to make it is the
 * {@link code} tag, which refuses anything else: a name, symbol or document from a schema cannot get in, whatever a
 * registry delivers. Such strings reach the generated function as elements of constant arrays.
 */
export class Code {
  private constructor(readonly text: string) {}

  /** Only for `code` and `join`. */
  static of(text: string): Code {
    return new Code(text);
  }
}

/** Tag of a template literal: its text is ours, its values are integers or other pieces. */
export function code(text: TemplateStringsArray, ...values: readonly (number | Code)[]): Code {
  let result = text[0] ?? '';
  for (const [index, value] of values.entries()) {
    result += write(value) + (text[index + 1] ?? '');
  }
  return Code.of(result);
}

/** Pieces one after another. */
export function join(pieces: readonly Code[]): Code {
  return Code.of(pieces.map(write).join(''));
}

function write(value: number | Code): string {
  // At run time, because a string that a type let through by mistake would be executed.
  if (value instanceof Code) return value.text;
  if (Number.isSafeInteger(value)) return String(value);
  throw new TypeError('only integers and code may be written into code');
}
