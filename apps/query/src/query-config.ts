import {
  clickhouseConfig,
  ConfigError,
  type ConfigOf,
  type ConfigProblem,
  type Environment,
  kafkaConfig,
  loadConfig,
  logConfig,
  oidcSettings,
  queryConfig,
  registryConfig,
  tracesConfig,
} from '@docket/config';

const spec = {
  clickhouse: clickhouseConfig,
  kafka: kafkaConfig,
  registry: registryConfig,
  query: queryConfig,
  log: logConfig,
  traces: tracesConfig,
};

/** Everything the query service can be told. */
export type QueryConfig = ConfigOf<typeof spec>;

/** @throws {ConfigError} naming every variable that is wrong, those that only make sense together included */
export function readQueryConfig(env?: Environment): QueryConfig {
  const problems = [
    ...problemsOf(() => loadConfig(spec, env)),
    ...problemsOf(() => oidcSettings(loadConfig(queryConfig.oidc, env))),
  ];
  const named = new Map(problems.map((problem) => [problem.variable, problem]));
  if (named.size > 0) throw new ConfigError([...named.values()]);
  return loadConfig(spec, env);
}

function problemsOf(read: () => unknown): readonly ConfigProblem[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}
