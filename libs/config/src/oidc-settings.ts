import { ConfigError, type ConfigProblem } from './config-error.js';
import { type ConfigOf } from './load-config.js';
import { type queryConfig } from './query.js';

type OidcConfig = ConfigOf<typeof queryConfig.oidc>;

/** How people sign in, complete. */
export type OidcSettings = Omit<OidcConfig, 'issuer' | 'audience' | 'jwksUrl' | 'rolePrefix'> & {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string;
  /** '' for none. */
  readonly rolePrefix: string;
};

/**
 * Variables that only make sense together.
 * @returns undefined when people do not sign in with tokens
 * @throws {ConfigError} when some of them are missing
 */
export function oidcSettings(config: OidcConfig): OidcSettings | undefined {
  const { issuer, audience, jwksUrl, rolePrefix = '' } = config;
  if (issuer !== undefined && audience !== undefined && jwksUrl !== undefined) {
    return { ...config, issuer, audience, jwksUrl, rolePrefix };
  }
  const values = {
    DOCKET_QUERY_OIDC_ISSUER: issuer,
    DOCKET_QUERY_OIDC_AUDIENCE: audience,
    DOCKET_QUERY_OIDC_JWKS_URL: jwksUrl,
  };
  const missing = Object.entries(values).filter(([, value]) => value === undefined);
  if (missing.length === Object.keys(values).length) return undefined;
  throw new ConfigError(
    missing.map(([variable]): ConfigProblem => ({
      variable,
      message: `is not set, and ${Object.keys(values).join(', ')} only make sense together`,
    })),
  );
}
