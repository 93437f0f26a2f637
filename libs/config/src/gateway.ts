import { folder, integer, optional, text, variable } from './variable.js';

const KIB = 1024;
const MIB = 1024 * KIB;

/** How the gateway listens, and how much it takes. */
export const gatewayConfig = {
  host: variable('DOCKET_GATEWAY_HOST', '127.0.0.1', text, 'Address the gateway binds to.'),
  port: variable('DOCKET_GATEWAY_PORT', '4690', integer(0, 65_535), 'Port of the gateway; 0 picks a free one.'),
  schemas: optional(
    'DOCKET_GATEWAY_SCHEMAS',
    folder,
    'Folder of the .avsc files of actions that do not come with Docket; read at the start, and registered by `docket schemas register`.',
  ),
  limits: {
    bodyBytes: variable(
      'DOCKET_GATEWAY_BODY_BYTES',
      String(4 * MIB),
      integer(1 * KIB, 64 * MIB),
      'Most bytes of a request body as it is sent, compressed or not.',
    ),
    decodedBytes: variable(
      'DOCKET_GATEWAY_DECODED_BYTES',
      String(8 * MIB),
      integer(1 * KIB, 64 * MIB),
      'Most bytes of a request body when it is unpacked.',
    ),
    events: variable('DOCKET_GATEWAY_EVENTS', '1000', integer(1, 10_000), 'Most events in one request.'),
    jsonDepth: variable('DOCKET_GATEWAY_JSON_DEPTH', '32', integer(4, 256), 'How deep JSON may be nested.'),
    bodyMs: variable(
      'DOCKET_GATEWAY_BODY_MS',
      '15000',
      integer(100, 600_000),
      'How long a client may take to send a whole request, in ms; its headers may take no longer either.',
    ),
    connections: variable(
      'DOCKET_GATEWAY_CONNECTIONS',
      '1000',
      integer(1, 100_000),
      'Most connections at once; more are closed as they come.',
    ),
    memoryBytes: variable(
      'DOCKET_GATEWAY_MEMORY_BYTES',
      String(64 * MIB),
      integer(1 * MIB, 4096 * MIB),
      'Most bytes of request bodies in memory, of all requests together; more are answered 503.',
    ),
    eventsPerSecond: variable(
      'DOCKET_GATEWAY_EVENTS_PER_SECOND',
      '50000',
      integer(1, 10_000_000),
      'Events per second that one key may send to one gateway; a second of them may come at once. More are answered 429.',
    ),
  },
  publish: {
    lingerMs: variable(
      'DOCKET_GATEWAY_LINGER_MS',
      '5',
      integer(0, 1_000),
      'How long an event waits for company on its way to Kafka, in ms.',
    ),
    bufferBytes: variable(
      'DOCKET_GATEWAY_BUFFER_BYTES',
      String(32 * MIB),
      integer(1 * MIB, 4096 * MIB),
      'Most bytes of events that wait for Kafka; requests that find no room are answered 503.',
    ),
    confirmMs: variable(
      'DOCKET_GATEWAY_CONFIRM_MS',
      '10000',
      integer(100, 600_000),
      'How long Kafka may take to confirm the events of a request before it is answered 503, in ms.',
    ),
    drainMs: variable(
      'DOCKET_GATEWAY_DRAIN_MS',
      '10000',
      integer(0, 600_000),
      'How long a stopping gateway waits for requests that are under way, and then for Kafka, in ms.',
    ),
  },
};
