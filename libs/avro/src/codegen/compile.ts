import type { ColumnStore } from '../block/column-store.js';
import { textIndex } from '../block/event-columns.js';
import type { Plan } from '../plan/plan.js';
import type { Cursor } from '../runtime/cursor.js';
import * as details from '../runtime/details.js';
import * as envelope from '../runtime/envelope.js';
import * as jsonScalars from '../runtime/json-scalars.js';
import * as jsonText from '../runtime/json-text.js';
import { labels } from '../runtime/labels.js';
import { readLong } from '../runtime/cursor.js';
import { blockCount, branch, readInt } from '../runtime/structure.js';
import { code, join } from './code.js';
import { Constants } from './constants.js';
import { JsonEmitter } from './emit-json.js';
import { StepEmitter } from './emit-steps.js';

/** Everything generated code may call. */
const RUNTIME = { ...details, ...envelope, ...jsonScalars, ...jsonText, labels, readLong, readInt, blockCount, branch };

/** The names generated code may call. */
export const RUNTIME_NAMES: readonly string[] = Object.keys(RUNTIME);

/** Walks one record and writes the row under way; throws `NOT_A_VALUE` when the bytes are no value of the schema. */
export type Walk = (cursor: Cursor, store: ColumnStore) => void;

/** The source of a schema's walk and what it refers to by index. */
export interface WalkSource {
  readonly source: string;
  readonly constants: Constants;
  /** Paths of the fields, by `Cursor.field`. */
  readonly fields: readonly string[];
}

/** Writes the source of the function for a plan. */
export function generate(plan: Plan): WalkSource {
  const constants = new Constants();
  const json = new JsonEmitter(constants);
  const emitter = new StepEmitter(constants, json);
  const steps = emitter.steps(plan.steps);
  const action = constants.prepared(plan.action);
  const walk = code`return function(c,s){const t=s.text,r=s.rows,b=c.bytes;let u=0;
${steps}constantText(t[${textIndex('action')}],r,B[${action}]);
}`;
  return { source: join([json.functions, walk]).text, constants, fields: emitter.fields };
}

/** Makes the function. The names of the runtime become its parameters, so that the source needs no other scope. */
export function instantiate({ source, constants }: WalkSource): Walk {
  const body = `'use strict';\n${source}`;
  // The source is ours and integers only: see Code.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const factory = new Function('B', 'L', ...RUNTIME_NAMES, body) as (...values: unknown[]) => Walk;
  return factory(constants.bytes, constants.lists, ...Object.values(RUNTIME));
}
