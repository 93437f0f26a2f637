import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ESLint } from 'eslint';
import { ROOT } from './compose-file.js';

const BOUNDARY = '@nx/enforce-module-boundaries';
const RULES = [BOUNDARY, 'no-restricted-imports', 'no-restricted-properties'];

/** A package, a line that may stand in none of its sources, the rule that has to refuse it, and a package that may. */
const FORBIDDEN: readonly (readonly [folder: string, line: string, rule: string, allowedIn?: string])[] = [
  ['apps/query', "import '@docket/kafka';", BOUNDARY, 'apps/ingestion'],
  ['apps/query', "import '@docket/operations';", BOUNDARY, 'apps/ingestion'],
  ['apps/gateway', "import '@docket/rejections';", BOUNDARY, 'apps/query'],
  ['libs/rejections', "import '@docket/operations';", BOUNDARY, 'apps/cli'],
  ['libs/projections', "import '@docket/sdk';", BOUNDARY, 'libs/operations'],
  ['apps/query', "import '../../cli/src/main.js';", BOUNDARY],
  ['apps/ingestion', "import 'kafkajs';", BOUNDARY, 'libs/kafka'],
  ['apps/query', "import '@clickhouse/client';", BOUNDARY, 'libs/clickhouse'],
  ['apps/gateway', "import '@docket/clickhouse';", BOUNDARY, 'apps/query'],
  ['apps/gateway', "import '@docket/operations';", BOUNDARY, 'apps/ingestion'],
  ['libs/http', "import '@docket/sdk';", BOUNDARY, 'apps/query'],
  ['libs/access', "import '@nestjs/common';", BOUNDARY, 'libs/http'],
  ['libs/sdk', "import '@docket/clickhouse';", BOUNDARY, 'apps/ingestion'],
  ['libs/sdk', "import '@nestjs/common';", BOUNDARY, 'apps/ingestion'],
  ['libs/sdk', "import '@docket/telemetry';", BOUNDARY, 'apps/ingestion'],
  ['libs/events', "import '@docket/avro';", BOUNDARY, 'libs/sdk'],
  ['libs/config', "import '@docket/events';", BOUNDARY, 'libs/avro'],
  ['libs/kafka', "import '@docket/clickhouse';", BOUNDARY, 'apps/ingestion'],
  ['libs/avro', "import '../../events/src/index.js';", BOUNDARY],
  ['apps/cli', "import '@aws-sdk/client-s3';", BOUNDARY, 'libs/archive'],
  ['libs/client', "import '@docket/events';", BOUNDARY, 'libs/avro'],
  ['apps/query', "import '@docket/client';", BOUNDARY, 'apps/cli'],
  ['apps/cli', "import 'pg';", BOUNDARY, 'libs/postgres'],
  ['libs/sdk', "import 'pg';", BOUNDARY, 'libs/postgres'],
  ['libs/archive', "import '@docket/projections';", BOUNDARY, 'apps/cli'],
  ['apps/console', "import '@docket/events';", BOUNDARY, 'apps/query'],
  ['apps/console', "import '@nestjs/common';", BOUNDARY, 'apps/query'],
  ['apps/console', "import '../../query/src/server.js';", BOUNDARY],
  ['apps/ingestion', "import '@docket/testing';", 'no-restricted-imports'],
  ['apps/ingestion', 'export const brokers = process.env;', 'no-restricted-properties', 'libs/config'],
];

const allowed = FORBIDDEN.flatMap(([, line, , allowedIn]) =>
  allowedIn === undefined ? [] : [[allowedIn, line] as const],
);

let eslint: ESLint;

beforeAll(async () => {
  // To propose a fix, the rule looks for a file that this workspace does without, and says so.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  // The rule reads the project graph that Nx has stored, and is silent without one.
  const nx = createRequire(import.meta.url).resolve('nx/bin/nx.js');
  execFileSync(process.execPath, [nx, 'show', 'projects'], { cwd: ROOT, env: { ...process.env, NX_DAEMON: 'false' } });
  eslint = new ESLint({
    cwd: ROOT,
    ruleFilter: ({ ruleId }) => RULES.includes(ruleId),
    // None of these rules needs types, and without them the file need not be there.
    overrideConfig: { files: ['**/*.ts'], languageOptions: { parserOptions: { projectService: false } } },
  });
  // The first file loads every rule there is, which takes longer than a test should.
  await rulesBroken('libs/config', 'export {};');
}, 180_000);

describe('lint refuses', () => {
  it.each(FORBIDDEN)('in %s: %s', async (folder, line, rule) => {
    expect(await rulesBroken(folder, line)).toEqual([rule]);
  });
});

describe('lint takes', () => {
  it.each(allowed)('in %s: %s', async (folder, line) => {
    expect(await rulesBroken(folder, line)).toEqual([]);
  });
});

/** The rules that a source file of a package breaks when it consists of one line. */
async function rulesBroken(folder: string, line: string): Promise<(string | null)[]> {
  const results = await eslint.lintText(`${line}\n`, { filePath: path.join(ROOT, folder, 'src/example.ts') });
  const messages = results.flatMap((result) => result.messages);
  for (const { severity } of messages) expect(severity).toBe(2);
  return [...new Set(messages.map(({ ruleId }) => ruleId))];
}
