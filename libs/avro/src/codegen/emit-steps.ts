import { textIndex } from '../block/event-columns.js';
import type { Step, Target } from '../plan/plan.js';
import type { SchemaNode } from '../schema/schema-node.js';
import { type Code, code, join } from './code.js';
import type { Constants } from './constants.js';
import type { JsonEmitter } from './emit-json.js';
import { switchBranch } from './emit-union.js';

/** Writes code that takes the fields of a record, in the order of the bytes, to their columns. */
export class StepEmitter {
  /** Paths of the fields, by the index the code names them with. */
  readonly fields: string[] = [];

  constructor(
    private readonly constants: Constants,
    private readonly json: JsonEmitter,
  ) {}

  steps(steps: readonly Step[]): Code {
    return join(steps.map((step) => this.#step(step)));
  }

  #step({ field, type, target }: Step): Code {
    const index = this.fields.push(field) - 1;
    return code`c.field=${index};${this.#value(type, target)}
`;
  }

  #value(type: SchemaNode, target: Target): Code {
    if (type.kind === 'null') return code``;
    if (type.kind === 'union') return switchBranch(type.branches.map((branch) => this.#value(branch, target)));
    switch (target.kind) {
      case 'event_id':
        return code`eventId(c,s);`;
      case 'occurred_at':
        return code`occurredAt(c,s);`;
      case 'sequence':
        return type.kind === 'int' ? code`sequence(c,s,readInt(c));` : code`sequence(c,s,readLong(c));`;
      case 'labels':
        return code`labels(c,s);`;
      case 'text':
        return this.#text(type, target);
      case 'steps':
        return this.steps(target.steps);
      case 'detail':
        return code`key(c,s,B[${this.constants.prepared(target.key)}]);${this.#detail(type, target)}`;
    }
  }

  #text(type: SchemaNode, target: Target & { kind: 'text' }): Code {
    const column = textIndex(target.column);
    if (type.kind === 'enum') {
      return code`enumText(c,t[${column}],r,L[${this.constants.preparedList(type.symbols)}]);`;
    }
    return code`text(c,t[${column}],r,${target.limit},${target.mayBeEmpty ? 1 : 0});`;
  }

  #detail(type: SchemaNode, target: Target & { kind: 'detail' }): Code {
    switch (type.kind) {
      case 'boolean':
        return code`detailBoolean(c,s);`;
      case 'int':
        return code`detailInt(c,s);`;
      case 'long':
        return type.millis ? code`detailMillis(c,s);` : code`detailLong(c,s);`;
      case 'float':
        return code`detailFloat(c,s);`;
      case 'double':
        return code`detailDouble(c,s);`;
      case 'string':
        return target.characters === undefined
          ? code`detailText(c,s);`
          : code`detailPreview(c,s,${target.characters});`;
      case 'bytes':
        return code`detailBytes(c,s);`;
      case 'fixed':
        return code`detailFixed(c,s,${type.size});`;
      case 'enum':
        return code`detailEnum(c,s,L[${this.constants.preparedList(type.symbols)}]);`;
      case 'null':
      case 'union':
      case 'array':
      case 'map':
      case 'record':
        return code`jsonBegin(c,s);${this.json.value(type)}jsonEnd(c,s);`;
    }
  }
}
