// Run by a test: publishes one event where the OpenTelemetry API cannot be found, and prints its receipt.
import { register } from 'node:module';

const hook = `
export async function resolve(specifier, context, next) {
  if (!specifier.startsWith('@opentelemetry/')) return next(specifier, context);
  throw Object.assign(new Error('not installed: ' + specifier), { code: 'ERR_MODULE_NOT_FOUND' });
}`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);

const options = JSON.parse(process.argv[2]);
await import('@opentelemetry/api').then(
  () => process.exit(3),
  () => undefined,
);
const { connect } = await import('@docket/sdk');
const audit = await connect(options);
const { event_id } = await audit.emit('ticket.other', { actor: { type: 'AGENT', id: 'a' }, details: { name: 'x' } });
await audit.close();
process.stdout.write(event_id);
