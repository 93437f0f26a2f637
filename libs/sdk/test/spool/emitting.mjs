// A service of its own for tests: emits events one after another, and tells its parent of each that was promised.
// PLAN: { options, prefix, from, count }; more than one worker shares the plan under node:cluster when `workers` is given.
import cluster from 'node:cluster';
import net from 'node:net';
import { syncBuiltinESMExports } from 'node:module';

const { options, prefix, count, workers = 0, broker, gate } = JSON.parse(process.env.PLAN);

if (broker) {
  const connect = net.connect;
  net.connect = (to, ...rest) => connect.call(net, to.port === broker ? { ...to, port: gate } : to, ...rest);
  syncBuiltinESMExports();
}

async function emit(name) {
  const { connect } = await import('@docket/sdk');
  const audit = await connect(options);
  const one = async (index) => {
    const input = { actor: { type: 'AGENT', id: 'a' }, ticket_id: name, details: { name: `${name}-${index}` } };
    const { state } = await audit.emit('ticket.other', input);
    process.send({ name: `${name}-${index}`, state });
  };
  for (let index = 0; index < count; index += 10) {
    await Promise.all(Array.from({ length: 10 }, (_, more) => one(index + more)));
  }
  await audit.close({ withinMs: 2_000 });
  process.disconnect();
}

if (workers > 0 && cluster.isPrimary) {
  for (let worker = 0; worker < workers; worker += 1) {
    cluster.fork({ WORKER: worker }).on('message', (message) => process.send(message));
  }
  cluster.on('exit', () => Object.keys(cluster.workers).length === 0 && process.disconnect());
} else {
  await emit(workers > 0 ? `${prefix}w${process.env.WORKER}` : prefix);
}
