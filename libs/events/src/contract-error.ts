/** Something does not follow the event contract. Trying again cannot help: the input has to change. */
export class ContractError extends Error {
  override readonly name = 'ContractError';
  readonly verdict = 'stop';
}
