import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ACTION_SCHEMAS, fieldsOf } from '@docket/events';
import { REQUEST_EXAMPLES } from '../src/openapi/examples.js';
import { EVENT_FIELDS } from '../src/events/event-properties.js';
import { type GatewayServer } from '../src/server.js';
import { Installation } from './installation.js';
import { post } from './post.js';

const PAGE = readFileSync(path.resolve(import.meta.dirname, '../../../docs/gateway.md'), 'utf8');

/** The first piece of code in a language. */
function code(language: string): string {
  const found = new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'm').exec(PAGE)?.[1];
  if (found === undefined) throw new Error(`docs/gateway.md has no example in ${language}`);
  return found;
}

interface OpenApi {
  readonly openapi: string;
  readonly paths: Record<
    string,
    Record<
      string,
      {
        requestBody: { content: Record<string, { examples: Record<string, { value: unknown }> }> };
        responses: Record<string, unknown>;
      }
    >
  >;
}

describe('the documentation of the gateway', () => {
  let at: Installation;
  let server: GatewayServer;
  let env: Record<string, string | undefined>;
  let key: string;
  beforeAll(async () => {
    at = await Installation.create();
    key = (await at.key('demo')).text;
    server = await at.ready();
    env = { ...process.env, GATEWAY: server.url, KEY: key };
  });
  afterAll(async () => {
    await at.remove();
  });

  const has = (program: string): Promise<boolean> =>
    promisify(execFile)(program, ['--version']).then(
      () => true,
      () => false,
    );

  it('has an example in curl that works', async () => {
    if (!(await has('curl'))) {
      process.stderr.write('\nSKIPPED: curl is not installed, so the example of docs/gateway.md was not run\n\n');
      return;
    }
    const run = () => promisify(execFile)('sh', ['-c', code('sh')], { env });
    const [first, again] = [await run(), await run()].map(({ stdout }) => JSON.parse(stdout) as { accepted: number });
    expect(first).toMatchObject({ accepted: 1, refused: 0 });
    expect(again).toEqual(first);
  });

  it('has an example in Python that works', async () => {
    const { stdout } = await promisify(execFile)('python3', ['-c', code('python')], { env });
    expect(stdout).toMatch(/^user\.viewed_ticket actor\.type must be one of .*AGENT/);
    const tickets = (await at.events()).filter(
      ({ envelope }) => envelope['occurred_at'] === '2026-03-01T09:31:00.000Z',
    );
    expect(tickets).toMatchObject([{ envelope: { ticket_id: 'T-1001', tenant_id: 'demo' } }]);
  });

  it('has examples in OpenAPI that are taken', async () => {
    const document = (await (await fetch(`${server.url}/docs/openapi.json`)).json()) as OpenApi;
    expect(document.openapi).toBe('3.1.0');
    const { requestBody, responses } = document.paths['/v1/events']?.['post'] ?? {};
    const bodies = Object.entries(requestBody?.content ?? {});
    expect(bodies.map(([type]) => type).sort()).toEqual(Object.keys(REQUEST_EXAMPLES).sort());
    for (const [type, { examples }] of bodies) {
      for (const [name, { value }] of Object.entries(examples)) {
        const { status, body } = await post(server.url, value, { key, type });
        expect([type, name, status, body.detail]).toEqual([type, name, 202, undefined]);
      }
    }
    for (const status of ['202', '400', '401', '403', '413', '415', '422', '429', '503']) {
      expect(Object.keys(responses ?? {})).toContain(status);
    }
  });

  it('has a page that needs nothing from elsewhere', async () => {
    const page = await (await fetch(`${server.url}/docs`)).text();
    expect(page).toContain('<title>Docket gateway</title>');
    for (const [, link = ''] of page.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect((await fetch(`${server.url}${link}`)).status).toBe(200);
    }
  });

  it('lists every field that the envelope has, but for what producers may not say', () => {
    const [envelope] = fieldsOf(ACTION_SCHEMAS['user.viewed_ticket']);
    const names = fieldsOf(envelope?.type as never).map(({ name }) => name);
    expect([...EVENT_FIELDS].sort()).toEqual(
      [...names.filter((name) => !['producer', 'subject_key_id'].includes(name)), 'action', 'details'].sort(),
    );
    for (const name of EVENT_FIELDS) expect(PAGE).toContain(`\`${name}\``);
  });
});
