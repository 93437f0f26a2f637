/** One thing that is wrong with the configuration. */
export interface ConfigProblem {
  readonly variable: string;
  readonly message: string;
}

/** Everything that is wrong with the configuration, told at once so that nobody fixes it one start at a time. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly problems: readonly ConfigProblem[]) {
    super(['Configuration is not usable:', ...problems.map((p) => `  ${p.variable}: ${p.message}`)].join('\n'));
  }
}
