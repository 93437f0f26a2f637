import { ContractError } from '@docket/events';

/** A writer's schema that no record of Docket can have: every record of it is rejected with reason `contract`. */
export class SchemaContractError extends ContractError {
  constructor(
    /** Path of the field at fault, such as `envelope.actor.id`; '' when it is the schema as a whole. */
    readonly field: string,
    message: string,
  ) {
    super(message);
  }
}
