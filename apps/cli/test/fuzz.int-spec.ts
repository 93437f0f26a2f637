import { execFile, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@docket/testing';
import { WORKSPACE_ROOT } from '../src/workspace.js';
import { injectedRequests, type Paths } from './injected-requests.js';
import { Installation } from './installation.js';
import { asManyAtOnce, faultOf, send } from './send-injected.js';

const CASES = Number(process.env['DOCKET_FUZZ_CASES'] ?? '200');
/** The same requests each time, unless it is said otherwise: what is new is looked for by `npm run fuzz`. */
const SEED = process.env['DOCKET_FUZZ_SEED'] ?? '1';
/** From so many on also what lies at every border of every parameter, which is some thousands of cases by itself. */
const ALL_PHASES = 2_000;
/** How long one case may take on a busy machine, ms, and how long all of them at least. */
const CASE_MS = 300;
const LEAST_MS = 180_000;
const LIMIT_MS = LEAST_MS + CASES * CASE_MS;
/** What is cut off ends before the test does, so that nothing is left behind. */
const EARLIER_MS = 20_000;

const CANARY = 'canary-of-the-other-tenant-7f3a';
const MINE = 'mine';
/** A tail has no end; it reads as the changes do, through the same reader. */
const ENDLESS = 'streamEvents';

/** What every answer has to be, whatever was asked. */
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
  'nothing_of_another_tenant',
];

interface Fuzzer {
  readonly python: string;
  readonly folder: string;
}

/** The report of Schemathesis, as far as it is looked at. */
interface Report {
  readonly test_cases: { readonly generated: number };
  /** By operation and phase. */
  readonly valid_rates: Readonly<Record<string, Readonly<Record<string, { readonly accepted: number }>>>>;
}

const run = promisify(execFile);

/** Fails, and says how to get it, where it cannot be installed: requests that are not made find nothing. */
function fuzzer(): Fuzzer {
  const script = path.join(WORKSPACE_ROOT, 'infra/dev/fuzzer.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Fuzzer;
}

/** Its command line, whose flags are told by `schemathesis run --help`. */
function schemathesis(
  openApi: string,
  url: string,
  key: string,
  { perOperation, report }: { readonly perOperation: number; readonly report: string },
): string[] {
  const options = {
    url,
    header: `Authorization: Bearer ${key}`,
    checks: CHECKS.join(','),
    'exclude-operation-id': ENDLESS,
    'max-examples': String(perOperation),
    phases: CASES < ALL_PHASES ? 'examples,fuzzing' : 'examples,coverage,fuzzing',
    seed: SEED,
    warnings: 'off',
    'generation-database': 'none',
    'suppress-health-check': 'all',
    workers: '2',
    'report-json-path': report,
  };
  const named = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
  return ['-m', 'schemathesis.cli', 'run', openApi, '--continue-on-failure', '--no-color', ...named];
}

describe('requests made of the OpenAPI file', () => {
  let at: Installation;
  let url: string;
  const keys: Record<string, string> = {};

  beforeAll(async () => {
    at = await Installation.create();
    await at.startIngestion();
    url = await at.startQuery({
      DOCKET_QUERY_EXPORT_DIR: path.join(at.folder, 'exports'),
      // What is limited is tested elsewhere; here every request is to be answered.
      DOCKET_QUERY_REQUESTS_PER_SECOND: '100000',
    });
    for (const tenant of [MINE, CANARY]) {
      const created = await at.docket('keys', 'create', '-t', tenant, '-n', tenant, '-r', 'admin', '--json');
      keys[tenant] = (JSON.parse(created.out) as { key: string }).key;
      await at.docket('traffic', '--tenant', tenant, '--start', '2026-01-05', '--events', '500');
    }
    const isStored = async (tenant: string) => {
      const { events } = (await ask('/v1/events?limit=500', tenant)) as { events: unknown[] };
      return events.length === 500;
    };
    await eventually('the events', async () => (await isStored(MINE)) && isStored(CANARY));
    await putPolicy();
  });
  afterAll(async () => {
    await at.remove();
  });

  async function ask(address: string, tenant: string): Promise<unknown> {
    const response = await fetch(`${url}${address}`, { headers: { authorization: `Bearer ${keys[tenant] ?? ''}` } });
    return response.json();
  }

  /** Of the other tenant, under an id that the examples of the OpenAPI file name. */
  async function putPolicy(): Promise<void> {
    const response = await fetch(`${url}/v1/sla-policies/gold`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${keys[CANARY] ?? ''}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        name: CANARY,
        targets: { resolution: 60 },
        calendar: { zone: 'Europe/Prague', hours: { monday: [['09:00', '17:00']] } },
        valid_from: '2026-03-01T00:00:00+01:00',
      }),
    });
    expect(response.status).toBe(200);
  }

  it(
    'are answered as it says, never with an error of ours, and never with anything of another tenant',
    async () => {
      const { python, folder } = fuzzer();
      const openApi = path.join(at.folder, 'openapi.json');
      const document = (await ask('/docs/openapi.json', MINE)) as { paths: Record<string, Record<string, object>> };
      writeFileSync(openApi, JSON.stringify(document));
      const operations = Object.values(document.paths).flatMap((methods) => Object.keys(methods)).length - 1;
      const report = path.join(at.folder, 'fuzz.json');
      const args = schemathesis(openApi, url, keys[MINE] ?? '', {
        perOperation: Math.ceil(CASES / operations),
        report,
      });
      const env = {
        PATH: process.env['PATH'],
        PYTHONPATH: `${folder}:${path.join(WORKSPACE_ROOT, 'infra/fuzz')}`,
        PYTHONDONTWRITEBYTECODE: '1',
        SCHEMATHESIS_HOOKS: 'hooks',
        DOCKET_FUZZ_CANARY: CANARY,
      };
      const found = await run(python, args, {
        cwd: at.folder,
        env,
        maxBuffer: 1 << 28,
        timeout: LIMIT_MS - EARLIER_MS,
      }).catch((error: unknown) => error);
      const { stdout, stderr } = found as { stdout: string; stderr: string };
      if (process.env['DOCKET_FUZZ_REPORT'] !== undefined) {
        writeFileSync(process.env['DOCKET_FUZZ_REPORT'], readFileSync(report));
        writeFileSync(`${process.env['DOCKET_FUZZ_REPORT']}.txt`, stdout + stderr);
      }
      expect('code' in (found as object) ? `${stdout}\n${stderr}` : '').toBe('');
      const { test_cases, valid_rates } = JSON.parse(readFileSync(report, 'utf8')) as Report;
      // Operations without a parameter have few cases, others make up for it at their borders.
      expect(test_cases.generated).toBeGreaterThan(CASES * 0.75);
      const accepted = Object.values(valid_rates).flatMap((phases) =>
        Object.values(phases).map((rate) => rate.accepted),
      );
      // Requests that are all refused would find nothing.
      expect(accepted.reduce((sum, n) => sum + n, 0)).toBeGreaterThan(CASES * 0.05);
    },
    LIMIT_MS,
  );

  it('are harmless, whatever stands in their parameters and bodies', async () => {
    const document = (await ask('/docs/openapi.json', MINE)) as { paths: Paths };
    const requests = injectedRequests(document.paths, CASES < ALL_PHASES ? 0.08 : 1);
    const faults: string[] = [];
    await asManyAtOnce(8, requests, async (request) => {
      const answer = await send(url, keys[MINE] ?? '', request);
      const fault = faultOf(answer, request, CANARY);
      if (fault !== undefined) faults.push(`${request.what}: ${fault}`);
    });
    expect(faults).toEqual([]);
    expect(requests.length).toBeGreaterThan(500);
    for (const tenant of [MINE, CANARY]) {
      const { events } = (await ask('/v1/events?action=!audit.*&limit=1000', tenant)) as { events: unknown[] };
      expect(events).toHaveLength(500);
    }
    expect(await ask('/v1/me', MINE)).not.toHaveProperty('polluted');
  }, 300_000);
});
