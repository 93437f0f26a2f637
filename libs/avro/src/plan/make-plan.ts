import { actionOfRecord, ContractError, LIMITS } from '@docket/events';
import { SchemaContractError } from '../schema/schema-contract-error.js';
import type { FieldNode, RecordNode, SchemaNode } from '../schema/schema-node.js';
import { ENVELOPE_RULES, type EnvelopeRule, type EnvelopeRules } from './envelope-contract.js';
import type { Plan, Step, Target } from './plan.js';

const ENVELOPE = 'envelope';
/** Bounded in characters by the contract, besides the bytes every detail is bounded to. */
const PREVIEW = 'preview';

/**
 * Decides where every field of a writer's schema goes.
 *
 * @throws SchemaContractError when records of this schema cannot be events.
 */
export function makePlan(root: SchemaNode): Plan {
  if (root.kind !== 'record') throw new SchemaContractError('', 'the schema is not a record');
  const action = actionOf(root);
  const [first, ...own] = root.fields;
  if (first?.name !== ENVELOPE)
    throw new SchemaContractError(ENVELOPE, 'the first field of the record is not envelope');
  const envelope = recordOf(first.type, ENVELOPE);
  return { action, steps: [...envelopeSteps(envelope, ENVELOPE_RULES, ENVELOPE), ...own.map(detailStep)] };
}

function actionOf(root: RecordNode): string {
  try {
    return actionOfRecord(root.fullName);
  } catch (error) {
    if (error instanceof ContractError) throw new SchemaContractError('', error.message);
    throw error;
  }
}

function detailStep({ name, type }: FieldNode): Step {
  const characters = name === PREVIEW ? { characters: LIMITS.previewCharacters } : {};
  return { field: name, type, target: { kind: 'detail', key: name, ...characters } };
}

function envelopeSteps(record: RecordNode, rules: EnvelopeRules, path: string): Step[] {
  for (const [name, rule] of rules) {
    if (rule.required && !record.fields.some((field) => field.name === name)) {
      throw new SchemaContractError(`${path}.${name}`, `${path}.${name} is missing`);
    }
  }
  return record.fields.map(({ name, type }) => {
    const field = `${path}.${name}`;
    const rule = rules.get(name);
    const target: Target = rule === undefined ? { kind: 'detail', key: field } : targetOf(rule, type, field);
    return { field, type, target };
  });
}

function targetOf(rule: EnvelopeRule, type: SchemaNode, field: string): Target {
  const present = presentType(rule, type, field);
  switch (rule.kind) {
    case 'record': {
      return { kind: 'steps', steps: envelopeSteps(recordOf(present, field), rule.fields, field) };
    }
    case 'text':
      if (present.kind !== 'string' && present.kind !== 'enum') throw wrongType(field, 'a string or an enum');
      return { kind: 'text', column: rule.column, limit: rule.limit, mayBeEmpty: rule.mayBeEmpty };
    case 'event_id':
      if (present.kind !== 'string') throw wrongType(field, 'a string');
      return { kind: rule.kind };
    case 'occurred_at':
      if (present.kind !== 'long' || !present.millis) throw wrongType(field, 'a long of logical type timestamp-millis');
      return { kind: rule.kind };
    case 'sequence':
      if (present.kind !== 'long' && present.kind !== 'int') throw wrongType(field, 'a long or an int');
      return { kind: rule.kind };
    case 'labels':
      if (present.kind !== 'map' || present.values.kind !== 'string') throw wrongType(field, 'a map of strings');
      return { kind: rule.kind };
  }
}

/** The type of the value when there is one: of an optional field, what stands beside null. */
function presentType(rule: EnvelopeRule, type: SchemaNode, field: string): SchemaNode {
  if (type.kind !== 'union') return type;
  const [present, ...others] = type.branches.filter(({ kind }) => kind !== 'null');
  if (present === undefined || others.length > 0) throw wrongType(field, 'of one type');
  if (rule.required && type.branches.length > 1) throw wrongType(field, 'always there, not null');
  return present;
}

function recordOf(type: SchemaNode, field: string): RecordNode {
  if (type.kind !== 'record') throw wrongType(field, 'a record');
  return type;
}

function wrongType(field: string, wanted: string): SchemaContractError {
  return new SchemaContractError(field, `${field} must be ${wanted}`);
}
