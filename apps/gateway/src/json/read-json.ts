import { JsonFault } from './json-fault.js';
import { repeatedName } from './repeated-name.js';
import { type JsonLimits, scanJson } from './scan-json.js';

/** Halves of characters are only ever written as escapes: the bytes are UTF-8. */
const HALF_CHARACTER = /\\u[dD][89a-fA-F]/;
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Reads JSON so that nothing of it is lost or changed on the way: names that come twice, numbers that would be rounded and
 * halves of characters are refused, where a parser alone would take the last, the nearest and a question mark.
 * @throws {JsonFault}
 */
export function readJson(text: string, limits: JsonLimits): unknown {
  const colons = scanJson(text, limits);
  const value = parse(text);
  const census = new Census(HALF_CHARACTER.test(text));
  census.count(value);
  // Fewer members than colons: some came twice, and the last one won.
  if (census.members !== colons) throw new JsonFault(`has ${JSON.stringify(repeatedName(text))} twice in one object`);
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new JsonFault(`is not JSON: ${why}`, { cause: error });
  }
}

/** Counts what a value has. */
class Census {
  members = 0;

  constructor(private readonly mayHaveHalves: boolean) {}

  count(value: unknown): void {
    if (typeof value === 'string') this.#look(value);
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const item of value) this.count(item);
      return;
    }
    const names = Object.keys(value);
    this.members += names.length;
    for (const name of names) {
      this.#look(name);
      this.count((value as Record<string, unknown>)[name]);
    }
  }

  #look(text: string): void {
    if (!this.mayHaveHalves || !LONE_SURROGATE.test(text)) return;
    throw new JsonFault('has half of a character (a lone surrogate such as \\ud800), which no encoding can hold');
  }
}
