/** The options of the module contradict each other. */
export class DocketOptionsError extends Error {
  override readonly name = 'DocketOptionsError';
  readonly verdict = 'stop';
}
