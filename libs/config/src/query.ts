import { z } from 'zod';
import { folder, httpUrl, integer, optional, text, variable, wordList } from './variable.js';

const MIB = 1024 * 1024;

/** Signatures with a public key: who knows the keys of the issuer can check tokens, and cannot make any. */
const SIGNATURES = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'] as const;

/** Of a web page: scheme, host and port, and nothing behind. */
const isOrigin = (text: string): boolean =>
  /^https?:/.test(text) && URL.canParse(text) && new URL(text).origin === text;

/** How people sign in with tokens of an OpenID Connect issuer. */
const oidcConfig = {
  issuer: optional(
    'DOCKET_QUERY_OIDC_ISSUER',
    httpUrl,
    'Issuer whose tokens people may sign in with, exactly as in their claim `iss`; unset means API keys alone.',
  ),
  audience: optional('DOCKET_QUERY_OIDC_AUDIENCE', text, 'What tokens must name in their claim `aud`.'),
  jwksUrl: optional('DOCKET_QUERY_OIDC_JWKS_URL', httpUrl, 'Where the issuer publishes its keys (JWKS).'),
  algorithms: variable(
    'DOCKET_QUERY_OIDC_ALGORITHMS',
    'RS256,PS256,ES256,EdDSA',
    wordList(SIGNATURES),
    `Signatures that are taken, by commas, of ${SIGNATURES.join(', ')}.`,
  ),
  clockToleranceSeconds: variable(
    'DOCKET_QUERY_OIDC_CLOCK_TOLERANCE_SECONDS',
    '30',
    integer(0, 300),
    'How far the clocks of issuer and service may be apart.',
  ),
  tenant: optional(
    'DOCKET_QUERY_OIDC_TENANT',
    text,
    'Tenant of everybody who signs in, where the issuer serves only one; unset means that the tokens tell.',
  ),
  rolePrefix: optional(
    'DOCKET_QUERY_OIDC_ROLE_PREFIX',
    text,
    'What stands before the names of roles in tokens, as in `docket-` for `docket-viewer`; nothing without it.',
  ),
  claims: {
    tenant: variable('DOCKET_QUERY_OIDC_TENANT_CLAIM', 'tenant', text, 'Claim, or path with dots, of the tenant.'),
    roles: variable('DOCKET_QUERY_OIDC_ROLES_CLAIM', 'roles', text, 'Claim, or path with dots, of the list of roles.'),
    departments: variable(
      'DOCKET_QUERY_OIDC_DEPARTMENTS_CLAIM',
      'departments',
      text,
      'Claim, or path with dots, of the departments that somebody is limited to; whoever has none of it sees all.',
    ),
    name: variable(
      'DOCKET_QUERY_OIDC_NAME_CLAIM',
      'name',
      text,
      'Claim, or path with dots, of the name of the person.',
    ),
  },
};

/** What exports of events may take. */
const exportsConfig = {
  folder: optional(
    'DOCKET_QUERY_EXPORT_DIR',
    text,
    'Folder for the files of exports, of one query service alone; made when it is not there. Unset means that exports are only sent at once.',
  ),
  directRows: variable(
    'DOCKET_QUERY_EXPORT_DIRECT_ROWS',
    '100000',
    integer(1, 10_000_000),
    'Most events of an export that is sent at once.',
  ),
  rows: variable(
    'DOCKET_QUERY_EXPORT_ROWS',
    '20000000',
    integer(1, 1_000_000_000),
    'Most events of an export that is made as a file.',
  ),
  bytes: variable(
    'DOCKET_QUERY_EXPORT_BYTES',
    '10737418240',
    integer(1, Number.MAX_SAFE_INTEGER),
    'Most bytes that all files of exports take together.',
  ),
  hours: variable(
    'DOCKET_QUERY_EXPORT_HOURS',
    '24',
    integer(1, 8_760),
    'Hours after which the file of an export is removed.',
  ),
  jobs: variable(
    'DOCKET_QUERY_EXPORT_JOBS',
    '2',
    integer(1, 64),
    'Files of exports that are made at once, of different tenants; of one tenant it is one.',
  ),
};

/** How the query service listens, whom it lets in, and how much it gives to each. */
export const queryConfig = {
  host: variable('DOCKET_QUERY_HOST', '127.0.0.1', text, 'Address the query service binds to.'),
  port: variable('DOCKET_QUERY_PORT', '4680', integer(0, 65_535), 'Port of the query service; 0 picks a free one.'),
  corsOrigins: variable(
    'DOCKET_QUERY_CORS_ORIGINS',
    'none',
    z.string().transform((value, context) => {
      const origins = value === 'none' ? [] : value.split(',').map((item) => item.trim());
      const bad = origins.find((one) => !isOrigin(one));
      if (bad === undefined) return origins;
      context.addIssue({ code: 'custom', message: `"${bad}" is no origin such as https://desk.example.com` });
      return z.NEVER;
    }),
    'Origins of web pages that may read answers in a browser, by commas, or `none`.',
  ),
  trustedProxies: optional(
    'DOCKET_QUERY_TRUSTED_PROXIES',
    text,
    'Addresses or networks of proxies whose `X-Forwarded-For` is believed, by commas; unset means none.',
  ),
  spool: optional(
    'DOCKET_QUERY_SPOOL',
    folder,
    'Folder in which events about reads wait while Kafka is away; unset means that they wait in memory, and end with the process.',
  ),
  limits: {
    requestsPerSecond: variable(
      'DOCKET_QUERY_REQUESTS_PER_SECOND',
      '500',
      integer(1, 1_000_000),
      'Requests per second that one key or person may send to one query service; a second of them may come at once. More are answered 429.',
    ),
    concurrentRequests: variable(
      'DOCKET_QUERY_CONCURRENT_REQUESTS',
      '128',
      integer(1, 100_000),
      'Requests of one key or person that may be open at once; more are answered 429.',
    ),
    seconds: variable('DOCKET_QUERY_SECONDS', '60', integer(1, 3_600), 'Most seconds of one query in ClickHouse.'),
    rows: variable(
      'DOCKET_QUERY_ROWS',
      '2000000000',
      integer(1, Number.MAX_SAFE_INTEGER),
      'Most rows that one query in ClickHouse may read.',
    ),
    memoryBytes: variable(
      'DOCKET_QUERY_MEMORY_BYTES',
      String(2048 * MIB),
      integer(16 * MIB, Number.MAX_SAFE_INTEGER),
      'Most memory of one query in ClickHouse.',
    ),
    viewer: {
      seconds: variable(
        'DOCKET_QUERY_VIEWER_SECONDS',
        '10',
        integer(1, 3_600),
        'The same for those who may read events and not count them (viewers).',
      ),
      rows: variable(
        'DOCKET_QUERY_VIEWER_ROWS',
        '500000000',
        integer(1, Number.MAX_SAFE_INTEGER),
        'The same for them.',
      ),
      memoryBytes: variable(
        'DOCKET_QUERY_VIEWER_MEMORY_BYTES',
        String(1024 * MIB),
        integer(16 * MIB, Number.MAX_SAFE_INTEGER),
        'The same for them.',
      ),
    },
  },
  oidc: oidcConfig,
  exports: exportsConfig,
};
