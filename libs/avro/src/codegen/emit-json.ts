import type { ArrayNode, MapNode, RecordNode, SchemaNode } from '../schema/schema-node.js';
import { type Code, code, join } from './code.js';
import type { Constants } from './constants.js';
import { switchBranch } from './emit-union.js';

type Container = ArrayNode | MapNode | RecordNode;

/**
 * Writes code that renders values as JSON. Arrays, maps and records become functions, one for each type however often
 * it is used, so that the code is never larger than the schema.
 */
export class JsonEmitter {
  readonly #functions = new Map<Container, number>();
  readonly #bodies: Code[] = [];

  constructor(private readonly constants: Constants) {}

  /** Declarations of the functions made so far. */
  get functions(): Code {
    return join(this.#bodies);
  }

  /** A statement that reads one value and writes it. */
  value(node: SchemaNode): Code {
    switch (node.kind) {
      case 'null':
        return code`jsonNull(c,s);`;
      case 'boolean':
        return code`jsonBoolean(c,s);`;
      case 'int':
        return code`jsonInt(c,s);`;
      case 'long':
        return node.millis ? code`jsonMillis(c,s);` : code`jsonLong(c,s);`;
      case 'float':
        return code`jsonFloat(c,s);`;
      case 'double':
        return code`jsonDouble(c,s);`;
      case 'string':
        return code`jsonString(c,s);`;
      case 'bytes':
        return code`jsonBytes(c,s);`;
      case 'fixed':
        return code`jsonFixed(c,s,${node.size});`;
      case 'enum':
        return code`jsonEnum(c,s,L[${this.constants.jsonList(node.symbols)}]);`;
      case 'union':
        return switchBranch(node.branches.map((branch) => this.value(branch)));
      case 'array':
      case 'map':
      case 'record':
        return code`j${this.#function(node)}(c,s);`;
    }
  }

  #function(node: Container): number {
    let index = this.#functions.get(node);
    if (index === undefined) {
      index = this.#functions.size;
      this.#functions.set(node, index);
      this.#bodies.push(code`function j${index}(c,s){const b=c.bytes;let u=0;${this.#body(node)}}
`);
    }
    return index;
  }

  #body(node: Container): Code {
    switch (node.kind) {
      case 'array':
        return code`jsonByte(c,s,91);let i=0;${blocks(this.value(node.items))}jsonByte(c,s,93);`;
      case 'map':
        return code`jsonByte(c,s,123);let i=0;const k=jsonKeys();${blocks(code`jsonKey(c,s,k);${this.value(node.values)}`)}jsonByte(c,s,125);`;
      case 'record':
        return this.#record(node);
    }
  }

  #record(node: RecordNode): Code {
    if (node.fields.length === 0) return code`jsonByte(c,s,123);jsonByte(c,s,125);`;
    const fields = node.fields.map(({ name, type }, index) => {
      const piece = this.constants.piece(`${index === 0 ? '{' : ','}${JSON.stringify(name)}:`);
      return code`jsonPiece(c,s,B[${piece}]);${this.value(type)}`;
    });
    return code`${join(fields)}jsonByte(c,s,125);`;
  }
}

/** Runs `item` for every item of every block, with a comma in front of all but the first. */
function blocks(item: Code): Code {
  return code`for(let n=blockCount(c);n!==0;n=blockCount(c))for(;n>0;n--){if(i++>0)jsonByte(c,s,44);${item}}`;
}
