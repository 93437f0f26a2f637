import { KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { loadConfig, queryConfig } from '@docket/config';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';
import { tiedEvents } from '../../../test/event-rows.js';
import { runningService, type RunningService } from '../../../test/running-service.js';

const AUDIENCE = 'docket';

/** An issuer of tokens: publishes its keys over HTTP, as real ones do. */
class Issuer {
  asked = 0;
  isAway = false;
  #server: Server | undefined;
  #published: JWK[] = [];

  async start(keys: readonly JWK[]): Promise<void> {
    this.#published = [...keys];
    this.#server = createServer((_request, response) => {
      this.asked += 1;
      if (this.isAway) response.writeHead(500).end();
      else
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: this.#published }));
    });
    await new Promise<void>((resolve) => this.#server?.listen(0, '127.0.0.1', resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server?.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }
}

describe('people who sign in', () => {
  const issuer = new Issuer();
  let service: RunningService;
  let rsa: CryptoKey;
  let rsaPublic: CryptoKey;
  let stranger: CryptoKey;
  let ec: CryptoKey;
  beforeAll(async () => {
    const [rsaPair, ecPair, other] = await Promise.all([
      generateKeyPair('RS256', { extractable: true }),
      generateKeyPair('ES256', { extractable: true }),
      generateKeyPair('RS256'),
    ]);
    [rsa, rsaPublic, ec, stranger] = [rsaPair.privateKey, rsaPair.publicKey, ecPair.privateKey, other.privateKey];
    await issuer.start([
      { ...(await exportJWK(rsaPair.publicKey)), kid: 'rsa', alg: 'RS256', use: 'sig' },
      { ...(await exportJWK(ecPair.publicKey)), kid: 'ec', alg: 'ES256', use: 'sig' },
    ]);
    service = await runningService('oidc', undefined, { query: { oidc: settings() } });
    await service.store([...tiedEvents('mine', 60), ...tiedEvents('theirs', 60)]);
  });
  afterAll(async () => {
    issuer.stop();
    await service.stop();
  });

  const settings = (url = issuer.url) => ({
    ...loadConfig(queryConfig, {}).oidc,
    issuer: issuer.url,
    audience: AUDIENCE,
    jwksUrl: `${url}/keys`,
    claims: { tenant: 'desk.tenant', roles: 'realm_access.roles', departments: 'departments', name: 'name' },
    rolePrefix: 'docket-',
  });
  const claims: JWTPayload = {
    sub: 'anna@example.com',
    name: 'Anna',
    desk: { tenant: 'mine' },
    realm_access: { roles: ['docket-analyst', 'something-else'] },
  };
  interface Wanted {
    readonly payload?: JWTPayload;
    readonly key?: CryptoKey | KeyObject | Uint8Array;
    readonly header?: { alg: string; kid?: string };
    readonly issuer?: string;
    readonly audience?: string;
    readonly expires?: string | number;
  }
  const token = ({ payload = claims, key = rsa, header = { alg: 'RS256', kid: 'rsa' }, ...rest }: Wanted = {}) =>
    new SignJWT(payload)
      .setProtectedHeader(header)
      .setIssuer(rest.issuer ?? issuer.url)
      .setAudience(rest.audience ?? AUDIENCE)
      .setIssuedAt()
      .setExpirationTime(rest.expires ?? '5m')
      .sign(key);
  const events = (text: string, path = '/v1/events') =>
    service.get<{ events: { tenant_id: string; department?: string }[]; detail: string }>(text, path, { limit: '100' });

  it.each([
    ['RSA', () => token()],
    ['elliptic curves', () => token({ key: ec, header: { alg: 'ES256', kid: 'ec' } })],
  ])('read events of their tenant with a token signed by %s', async (_, make) => {
    const { status, body } = await events(await make());
    expect(status).toBe(200);
    expect(new Set(body.events.map(({ tenant_id }) => tenant_id))).toEqual(new Set(['mine']));
  });

  it('have the rights of their roles', async () => {
    expect((await service.get(await token(), '/v1/aggregates')).status).toBe(200);
    expect((await service.get(await token(), '/v1/projections')).status).toBe(403);
    const viewer = await token({ payload: { ...claims, realm_access: { roles: ['docket-viewer'] } } });
    expect((await service.get(viewer, '/v1/aggregates')).status).toBe(403);
    const operator = await token({ payload: { ...claims, realm_access: { roles: ['docket-operator'] } } });
    expect((await service.get(operator, '/v1/projections')).status).toBe(200);
  });

  it('are limited to the departments that their token names', async () => {
    const { body } = await events(await token({ payload: { ...claims, departments: ['support'] } }));
    expect(body.events.length).toBeGreaterThan(3);
    expect(new Set(body.events.map(({ department }) => department))).toEqual(new Set(['support']));
  });

  it.each<[string, JWTPayload, string]>([
    ['no tenant', { ...claims, desk: {} }, 'names no tenant in the claim desk.tenant'],
    ['a tenant that is no text', { ...claims, desk: { tenant: ['mine'] } }, 'names no tenant'],
    ['no role of ours', { ...claims, realm_access: { roles: ['analyst'] } }, 'names no role of Docket'],
    ['the role of a writer', { ...claims, realm_access: { roles: ['docket-writer'] } }, 'names no role of Docket'],
    ['an empty limit', { ...claims, departments: [] }, 'limits the token to departments, and holds none'],
    ['a limit that cannot be read', { ...claims, departments: { a: 1 } }, 'holds none'],
  ])('are told when their token has %s', async (_, payload, detail) => {
    const answer = await events(await token({ payload }));
    expect([answer.status, answer.body.detail]).toEqual([403, expect.stringContaining(detail)]);
  });

  const wrong: [string, () => Promise<string>][] = [
    ['is of another issuer', () => token({ issuer: 'https://evil.example.com' })],
    ['is for another audience', () => token({ audience: 'billing' })],
    ['has expired', () => token({ expires: Math.floor(Date.now() / 1000) - 60 })],
    ['is signed by a stranger', () => token({ key: stranger })],
    ['names a key that nobody knows', () => token({ key: stranger, header: { alg: 'RS256', kid: 'nobody' } })],
    [
      'is signed with another algorithm than its key is for',
      () => token({ key: KeyObject.from(rsa), header: { alg: 'RS512', kid: 'rsa' } }),
    ],
    // The oldest trick: the public key, which everybody knows, taken for a shared secret.
    [
      'is signed with the public key as a secret',
      async () => token({ key: Buffer.from(await exportSPKI(rsaPublic)), header: { alg: 'HS256', kid: 'rsa' } }),
    ],
    ['is not signed', async () => unsigned(await token())],
    ['was changed', async () => changed(await token())],
    [
      'has no subject',
      () => token({ payload: Object.fromEntries(Object.entries(claims).filter(([name]) => name !== 'sub')) }),
    ],
  ];
  it.each(wrong)('are refused when their token %s', async (_, make) => {
    const { status, headers, body } = await events(await make());
    expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="docket", error="invalid_token"']);
    expect(body.detail).toMatch(/^The token (is not valid|has expired)\.$/);
  });

  it('may have a clock that is a little behind', async () => {
    expect((await events(await token({ expires: Math.floor(Date.now() / 1000) - 10 }))).status).toBe(200);
  });

  it('do not make us ask the issuer each time', async () => {
    const before = issuer.asked;
    for (let n = 0; n < 20; n += 1) await events(await token());
    for (let n = 0; n < 5; n += 1) await events(await token({ header: { alg: 'RS256', kid: `unknown-${n}` } }));
    expect(issuer.asked - before).toBeLessThanOrEqual(1);
  });

  it('are told to try again while the keys of the issuer cannot be had, and never that they are nobody', async () => {
    issuer.isAway = true;
    const other = await runningService('oidc_away', undefined, { query: { oidc: settings() } });
    const answer = await other.get(await token(), '/v1/events');
    expect([answer.status, answer.headers.get('retry-after'), answer.body['detail']]).toEqual([
      503,
      '5',
      'The issuer of tokens does not answer at the moment; try again.',
    ]);
    // Keys do not depend on it.
    expect((await other.get(await other.key('mine'), '/v1/events')).status).toBe(200);
    issuer.isAway = false;
    const nowhere = await runningService('oidc_nowhere', undefined, {
      query: { oidc: settings('http://127.0.0.1:1') },
    });
    expect((await nowhere.get(await token(), '/v1/events')).status).toBe(503);
    await Promise.all([other.stop(), nowhere.stop()]);
  });

  it('need a service that knows the issuer', async () => {
    const without = await runningService('oidc_without');
    expect((await without.get(await token(), '/v1/events')).status).toBe(401);
    await without.stop();
  });
});

function unsigned(text: string): string {
  const [, payload = ''] = text.split('.');
  const header = Buffer.from(JSON.stringify({ alg: 'none', kid: 'rsa' })).toString('base64url');
  // With an empty signature it has not even the form of a token; so a made-up one is refused as well.
  return `${header}.${payload}.AAAA`;
}

function changed(text: string): string {
  const [header = '', payload = '', signature = ''] = text.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  const other = Buffer.from(JSON.stringify({ ...claims, desk: { tenant: 'theirs' } })).toString('base64url');
  return `${header}.${other}.${signature}`;
}
