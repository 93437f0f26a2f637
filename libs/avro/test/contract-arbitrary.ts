import avsc from 'avsc';
import fc from 'fast-check';
import { type AvroSchema, LIMITS } from '@docket/events';
import { APPENDED } from './event-arbitrary.js';
import { unicode } from './type-arbitrary.js';

interface Choices {
  /** Every optional field is null, every list empty, every string '' where it may be. */
  readonly least: boolean;
}

/** Bytes of values of a schema of the contract. */
export function contractValue(schema: AvroSchema, choices: Choices): fc.Arbitrary<Buffer> {
  const type = avsc.Type.forSchema(schema as avsc.Schema);
  return valueOf(type, '', choices).map((value) => type.toBuffer(value));
}

/** Values of a schema of the contract, as avsc takes them: field names decide what is plausible. */
export function contractObject(schema: AvroSchema, choices: Choices): fc.Arbitrary<Record<string, unknown>> {
  return valueOf(avsc.Type.forSchema(schema as avsc.Schema), '', choices) as fc.Arbitrary<Record<string, unknown>>;
}

const KNOWN: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  event_id: fc.uuid(),
  sequence: fc.nat(Number.MAX_SAFE_INTEGER - 1),
  occurred_at: fc.integer({ min: 0, max: APPENDED }),
  preview: unicode.filter((text) => Array.from(text).length <= LIMITS.previewCharacters),
};
const id = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });

function valueOf(type: avsc.Type, name: string, choices: Choices): fc.Arbitrary<unknown> {
  const known = KNOWN[name];
  if (known !== undefined) return known;
  const compound = compoundOf(type, choices);
  if (compound !== undefined) return compound;
  switch (type.typeName) {
    case 'boolean':
      return fc.boolean();
    case 'int':
      return fc.integer();
    case 'long':
      // As far as a date goes, because avsc does not tell which ones are.
      return fc.integer({ min: -8.64e15, max: 8.64e15 });
    case 'float':
    case 'double':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'string':
      return name.endsWith('id') || ['type', 'service', 'instance'].includes(name)
        ? id
        : choices.least
          ? fc.constant('')
          : unicode;
    case 'bytes':
      return fc.uint8Array({ maxLength: 20 }).map((array) => Buffer.from(array));
    default:
      throw new Error(`no values for ${type.typeName}`);
  }
}

function compoundOf(type: avsc.Type, choices: Choices): fc.Arbitrary<unknown> | undefined {
  if (type instanceof avsc.types.RecordType) {
    return fc.record(
      Object.fromEntries(type.fields.map((field) => [field.name, valueOf(field.type, field.name, choices)])),
    );
  }
  if (type instanceof avsc.types.EnumType) return fc.constantFrom(...type.symbols);
  if (type instanceof avsc.types.ArrayType)
    return fc.array(valueOf(type.itemsType, '', choices), { maxLength: choices.least ? 0 : 4 });
  if (type instanceof avsc.types.MapType) {
    const entries = fc.array(
      fc.tuple(fc.string({ maxLength: 8 }), valueOf(type.valuesType as avsc.Type, '', choices)),
      {
        maxLength: choices.least ? 0 : 4,
      },
    );
    return entries.map((list) => Object.fromEntries(list.filter(([key]) => key !== '__proto__')));
  }
  if (type instanceof avsc.types.UnwrappedUnionType) {
    const present = (type.types as readonly avsc.Type[]).filter((branch) => branch.typeName !== 'null');
    const nothing = fc.constant(null);
    return choices.least ? nothing : fc.oneof(nothing, ...present.map((branch) => valueOf(branch, '_id', choices)));
  }
  return undefined;
}
