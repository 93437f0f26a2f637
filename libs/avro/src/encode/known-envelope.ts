import avsc from 'avsc';

/** What of a type decides its bytes, and which values it takes. */
type Layout = string | readonly Layout[] | { readonly [key: string]: Layout };

const optional = (layout: Layout): Layout => ({ '': ['null', layout], default: 'null' });
const text = optional('string');

const ACTOR: Layout = {
  type: ['enum', 'UNKNOWN', 'AGENT', 'CONTACT', 'SYSTEM', 'BOT', 'API'],
  id: 'string',
  name: text,
  email: text,
  role: text,
  department_id: text,
};

/** The envelope that `write-envelope.ts` writes, field by field. */
const ENVELOPE: Layout = {
  event_id: 'string',
  occurred_at: 'long',
  tenant_id: 'string',
  actor: ACTOR,
  on_behalf_of: optional(ACTOR),
  department_id: text,
  department_name: text,
  ticket_id: text,
  target: optional({ type: 'string', id: 'string', name: text }),
  channel: text,
  session_id: text,
  request_id: text,
  trace_id: text,
  ip: text,
  user_agent: text,
  outcome: ['enum', 'UNKNOWN', 'SUCCESS', 'FAILURE', 'DENIED'],
  reason: text,
  producer: { service: 'string', instance: 'string', sequence: 'long' },
  subject_key_id: text,
  labels: { '': ['map', 'string'], default: '{}' },
};

/** Deeper than the envelope goes; a type may contain itself. */
const DEPTH = 4;

/** Whether a type is the envelope that is known here, to the letter. */
export function isKnownEnvelope(type: avsc.Type): boolean {
  return JSON.stringify(layoutOf(type, DEPTH)) === JSON.stringify(ENVELOPE);
}

function layoutOf(type: avsc.Type, depth: number): Layout {
  const inner = (part: avsc.Type) => layoutOf(part, depth - 1);
  if (depth > 0) {
    if (type instanceof avsc.types.RecordType) {
      return Object.fromEntries(type.fields.map((field) => [field.name, withPreset(field, inner(field.type))]));
    }
    if (type instanceof avsc.types.EnumType) return ['enum', ...type.symbols];
    if (type instanceof avsc.types.MapType) return ['map', inner(type.valuesType as avsc.Type)];
    if (type instanceof avsc.types.UnwrappedUnionType) return type.types.map(inner);
  }
  return type.typeName;
}

function withPreset(field: avsc.types.Field, layout: Layout): Layout {
  const preset: unknown = field.defaultValue();
  return preset === undefined ? layout : { '': layout, default: JSON.stringify(preset) };
}
