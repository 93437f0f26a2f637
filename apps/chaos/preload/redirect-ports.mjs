// Loaded into an ingestion process before its own code: connections to the ports named in CHAOS_PORTS
// (`from:to`, by commas) go to others. A Kafka client follows the addresses that brokers advertise, so that a proxy in
// between has to be put under its feet rather than into its configuration.
import net from 'node:net';
import { syncBuiltinESMExports } from 'node:module';

const ports = new Map(
  (process.env.CHAOS_PORTS ?? '')
    .split(',')
    .filter((pair) => pair !== '')
    .map((pair) => pair.split(':').map(Number)),
);
const connect = net.connect;

net.connect = function redirected(options, ...rest) {
  const port = typeof options === 'object' ? ports.get(Number(options.port)) : undefined;
  return connect.call(this, port === undefined ? options : { ...options, port }, ...rest);
};
syncBuiltinESMExports();
