import { Controller, Get, Query } from '@nestjs/common';
import { ACTOR_TYPES, FIELDS, OUTCOMES } from '../events/fields.js';
import { isListed } from '../field-values/listed-field.js';
import { type RawQuery, readParameters } from '../parameters/read-parameters.js';
import { inLanguage, operatorsOf, typeOf } from './field.js';
import { type Field, listFields } from './list-fields.operation.js';

@Controller()
export class ListFieldsController {
  @Get(listFields.path)
  list(@Query() query: RawQuery): { fields: readonly Field[] } {
    readParameters(listFields.parameters, query);
    const names = Object.keys(FIELDS) as (keyof typeof FIELDS)[];
    return { fields: names.map(toField) };
  }
}

const CHOICES: Readonly<Partial<Record<string, readonly string[]>>> = { actor_type: ACTOR_TYPES, outcome: OUTCOMES };

function toField(name: keyof typeof FIELDS): Field {
  const { description, example } = FIELDS[name].doc;
  const text = String(example);
  const values = CHOICES[name];
  return {
    name,
    type: typeOf(name),
    description,
    operators: [...operatorsOf(name)],
    example: text,
    query: inLanguage(name, text),
    ...(values && { values: [...values] }),
    ...(isListed(name) && { values_path: `/v1/fields/${name}/values` }),
  };
}
