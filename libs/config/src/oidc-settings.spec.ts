import { describe, expect, it } from '@jest/globals';
import { loadConfig } from './load-config.js';
import { oidcSettings } from './oidc-settings.js';
import { queryConfig } from './query.js';

const ISSUER = {
  DOCKET_QUERY_OIDC_ISSUER: 'https://id.example.com',
  DOCKET_QUERY_OIDC_AUDIENCE: 'docket',
  DOCKET_QUERY_OIDC_JWKS_URL: 'https://id.example.com/keys',
};
const settings = (env: Record<string, string>) => oidcSettings(loadConfig(queryConfig.oidc, env));

describe('how people sign in', () => {
  it('is not at all unless an issuer is named', () => {
    expect(settings({})).toBeUndefined();
  });

  it('is by signatures with public keys', () => {
    expect(settings(ISSUER)).toMatchObject({
      issuer: 'https://id.example.com',
      algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
      rolePrefix: '',
      clockToleranceSeconds: 30,
    });
    for (const algorithms of ['none', 'HS256', 'RS256,HS512', '']) {
      const load = () => settings({ ...ISSUER, DOCKET_QUERY_OIDC_ALGORITHMS: algorithms });
      if (algorithms === '') expect(load()?.algorithms).toContain('RS256');
      else expect(load).toThrow(/is none of RS256/);
    }
  });

  it.each(Object.keys(ISSUER))('is said to be incomplete without %s', (name) => {
    const rest = Object.fromEntries(Object.entries(ISSUER).filter(([other]) => other !== name));
    expect(() => settings(rest)).toThrow(new RegExp(`${name}: is not set`));
  });

  it('names all that is missing at once', () => {
    expect(() => settings({ DOCKET_QUERY_OIDC_AUDIENCE: 'docket' })).toThrow(/ISSUER: (.|\n)*JWKS_URL: /);
  });
});

describe('origins', () => {
  const origins = (text: string) => loadConfig(queryConfig, { DOCKET_QUERY_CORS_ORIGINS: text }).corsOrigins;

  it('are none, or a list of them', () => {
    expect(loadConfig(queryConfig, {}).corsOrigins).toEqual([]);
    expect(origins('https://desk.example.com, http://127.0.0.1:3000')).toEqual([
      'https://desk.example.com',
      'http://127.0.0.1:3000',
    ]);
  });

  it.each(['*', 'desk.example.com', 'https://desk.example.com/', 'https://a.example.com,*'])('are not %s', (text) => {
    expect(() => origins(text)).toThrow('is no origin');
  });
});
