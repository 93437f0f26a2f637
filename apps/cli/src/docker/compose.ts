import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Environment } from '@docket/config';
import { CommandError } from '../command-error.js';
import { WORKSPACE_ROOT } from '../workspace.js';

/** Starts everything of docker-compose.yml, ingestion and query service included, and waits until it is healthy. */
export async function composeUp(env: Environment): Promise<void> {
  await run('sh', [path.join(WORKSPACE_ROOT, 'infra/docker/make-secrets.sh')], env);
  await compose(['up', '--build', '--wait'], env);
}

/** Stops it; volumes stay. */
export async function composeDown(env: Environment): Promise<void> {
  await compose(['down'], env);
}

/** Where the ports of docker-compose.yml are on this machine. */
export const COMPOSE_QUERY_URL = 'http://127.0.0.1:4680';
export const COMPOSE_GATEWAY_URL = 'http://127.0.0.1:4690';

/** Variables with which tools on this machine reach what docker-compose.yml runs. */
export function composeVariables(): Record<string, string> {
  const password = path.join(WORKSPACE_ROOT, 'secrets/clickhouse_password');
  return {
    DOCKET_KAFKA_BROKERS: '127.0.0.1:9092',
    DOCKET_REGISTRY_URL: 'http://127.0.0.1:8081/apis/ccompat/v7',
    DOCKET_CLICKHOUSE_URL: 'http://127.0.0.1:8123',
    DOCKET_CLICKHOUSE_USER: 'docket',
    DOCKET_CLICKHOUSE_DATABASE: 'docket',
    ...(existsSync(password) && { DOCKET_CLICKHOUSE_PASSWORD_FILE: password }),
  };
}

function compose(args: readonly string[], env: Environment): Promise<void> {
  const file = path.join(WORKSPACE_ROOT, 'docker-compose.yml');
  return run('docker', ['compose', '--file', file, ...args], env);
}

function run(program: string, args: readonly string[], env: Environment): Promise<void> {
  return new Promise((resolve, reject) => {
    // What Docker says while it pulls and builds is progress, not result.
    const child = spawn(program, args, { cwd: WORKSPACE_ROOT, env: { ...env }, stdio: ['ignore', 2, 2] });
    child.once('error', (error) => {
      const missing = 'code' in error && error.code === 'ENOENT';
      reject(
        new CommandError(
          missing ? `${program} is not installed: https://docs.docker.com/engine/install/` : error.message,
        ),
      );
    });
    child.once('exit', (code, signal) => {
      if (code === 0) resolve();
      else reject(new CommandError(`${program} ${args.join(' ')} failed (${signal ?? `exit code ${code ?? 0}`})`));
    });
  });
}
