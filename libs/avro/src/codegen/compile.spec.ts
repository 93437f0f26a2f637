import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ACTION_SCHEMAS, type AvroSchema } from '@docket/events';
import { makePlan } from '../plan/make-plan.js';
import { parseSchema } from '../schema/parse-schema.js';
import { anyAction } from '../../test/event-arbitrary.js';
import { SEEDS } from '../../test/fates.js';
import { code, join } from './code.js';
import { generate, RUNTIME_NAMES } from './compile.js';

const sourceOf = (schema: AvroSchema): string => generate(makePlan(parseSchema(schema))).source;

/** Words of generated code that are not of the runtime: JavaScript's, and the names of its own variables. */
const WORDS = new Set(
  'function return const let switch case break if else for bytes at text rows field length c s t r b u k i n B L'.split(
    ' ',
  ),
);
const KNOWN = new Set([...WORDS, ...RUNTIME_NAMES]);

function foreignWords(source: string): string[] {
  const words = source.match(/[A-Za-z_$][A-Za-z0-9_$]*/g) ?? [];
  return [...new Set(words)].filter((word) => !KNOWN.has(word) && !/^j\d+$/.test(word));
}

describe('generated source', () => {
  it.each(Object.entries(ACTION_SCHEMAS))('%s: integers and our own words only', (_action, schema) => {
    const source = sourceOf(schema);
    expect(foreignWords(source)).toEqual([]);
    // No string, template, comment, regular expression, property by name or escape can begin.
    expect(source).toMatch(/^[A-Za-z0-9(){}[\];,.=<>!+&|:\s-]*$/);
  });

  it.each(SEEDS)('the same for any schema, seed %d', (seed) => {
    const property = fc.property(anyAction, ({ schema }) => {
      const source = sourceOf(schema);
      expect(foreignWords(source)).toEqual([]);
      expect(source).toMatch(/^[A-Za-z0-9(){}[\];,.=<>!+&|:\s-]*$/);
    });
    fc.assert(property, { seed, numRuns: 50 });
  });

  it('depends on the structure of a schema alone, not on its words', () => {
    const schema = (field: string, symbol: string, doc: string): AvroSchema => ({
      ...ACTION_SCHEMAS['ticket.ranked'],
      doc,
      fields: [
        ...ACTION_SCHEMAS['ticket.ranked'].fields,
        { name: field, doc, default: doc, type: { type: 'enum', name: field, symbols: [symbol], doc } },
      ],
    });
    expect(sourceOf(schema('constructor', '__proto__', '*/ evil() /*'))).toBe(sourceOf(schema('a', 'b', '')));
  });
});

describe('code', () => {
  it('takes integers and code only', () => {
    expect(code`a${1}${code`b${-2}`}`.text).toBe('a1b-2');
    expect(join([code`x`, code`y`]).text).toBe('xy');
    for (const value of ['evil()', '1', 1.5, Number.NaN, Infinity, {}, null, undefined, { text: 'evil()' }]) {
      expect(() => code`${value as number}`).toThrow('only integers and code');
    }
  });
});
