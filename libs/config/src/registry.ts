import { certificateFile, httpUrl, integer, optional, secret, text, variable } from './variable.js';

/** How to reach the schema registry (Confluent API). */
export const registryConfig = {
  url: variable(
    'DOCKET_REGISTRY_URL',
    'http://127.0.0.1:8081',
    httpUrl,
    'Base address of the Confluent-compatible API.',
  ),
  username: optional('DOCKET_REGISTRY_USERNAME', text, 'User name for basic authentication.'),
  password: secret('DOCKET_REGISTRY_PASSWORD', 'Password for basic authentication.'),
  caFile: optional('DOCKET_REGISTRY_CA_FILE', certificateFile, 'PEM file of the authority that signed the registry.'),
  timeoutMs: variable('DOCKET_REGISTRY_TIMEOUT_MS', '5000', integer(100, 60_000), 'Longest wait for one answer.'),
};
