import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { KEY_KIND, newApiKey } from '@docket/access';
import { connectProducer } from '@docket/kafka';
import { eventually } from '@docket/testing';
import { end, type Installation } from '../installation.js';

const MAIN = path.resolve(import.meta.dirname, '../../../gateway/dist/main.js');

/** A gateway as a process of its own, for an installation. */
export class GatewayProcess {
  private constructor(
    readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** Starts it and waits until it is ready. */
  static async start(at: Installation, variables: Record<string, string> = {}): Promise<GatewayProcess> {
    const env = { PATH: process.env['PATH'], ...at.environment, DOCKET_GATEWAY_PORT: '0', DOCKET_LOG_LEVEL: 'error' };
    const child = spawn(process.execPath, [MAIN], { env: { ...env, ...variables }, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const url = await eventually('the gateway is ready', async () => {
      if (child.exitCode !== null) return said;
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
      return found !== undefined && (await fetch(`${found}/health/ready`)).ok ? found : undefined;
    });
    if (child.exitCode !== null) throw new Error(`the gateway ended: ${said}`);
    return new GatewayProcess(child, url);
  }

  /** One figure of its metrics. */
  async metric(name: string): Promise<number> {
    const text = await (await fetch(`${this.url}/metrics`)).text();
    return Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]);
  }

  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    return end(this.child, signal);
  }
}

/** A new key that may write for a tenant; its text. */
export async function writerKey(at: Installation, tenant: string): Promise<string> {
  const { text, record } = newApiKey({ tenant, name: 'test', roles: ['writer'] }, new Date());
  const producer = await connectProducer(at.kafka, { clientId: 'test' });
  await producer.send(at.topics.control, [
    { key: `${KEY_KIND}/${record.id}`, value: Buffer.from(JSON.stringify(record)) },
  ]);
  await producer.close();
  return text;
}
