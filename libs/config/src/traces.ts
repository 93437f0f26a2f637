import { fraction, httpUrl, optional, variable } from './variable.js';

/** Where traces of a service go. */
export const tracesConfig = {
  url: optional(
    'DOCKET_TRACES_URL',
    httpUrl,
    'OpenTelemetry collector that spans are sent to (OTLP over HTTP), as in `http://127.0.0.1:4318`; unset means no traces.',
  ),
  ratio: variable(
    'DOCKET_TRACES_RATIO',
    '1',
    fraction,
    'Share of the traces begun by the service that are recorded, from 0 to 1; others are recorded where they began.',
  ),
};
