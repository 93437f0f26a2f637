import path from 'node:path';
import { KEY_KIND, newApiKey } from '@docket/access';
import { type ClickHouseWriter } from '@docket/clickhouse';
import { freePort } from '@docket/local-stack';
import { residentBytes } from '../measure/process-usage.js';
import { NodeProcess } from '../stack/node-process.js';
import { QUERY_MAIN } from '../workspace.js';
import { HttpClient } from './http-client.js';

/** What the service is told. */
export interface QueryServiceOptions {
  /** Variables of the installation. */
  readonly variables: Readonly<Record<string, string>>;
  readonly directory: string;
  readonly tenant: string;
  /** Most clients at once. */
  readonly clients: number;
}

/** The query service of this checkout as a process, with its defaults but for the limits of a key, which would be measured instead. */
export class QueryService {
  private constructor(
    readonly process: NodeProcess,
    private readonly client: HttpClient,
    private readonly key: string,
  ) {}

  static async start(writer: ClickHouseWriter, options: QueryServiceOptions): Promise<QueryService> {
    const { tenant, directory, variables, clients } = options;
    const { text, record } = newApiKey({ tenant, name: 'bench', roles: ['auditor'] }, new Date());
    const state = { kind: KEY_KIND, id: record.id, value: JSON.stringify(record), version: 1, at: new Date() };
    await writer.insertRows('control_state', [state]);
    const port = await freePort();
    const process = NodeProcess.start({
      name: 'query',
      script: QUERY_MAIN,
      variables: {
        ...variables,
        DOCKET_QUERY_PORT: String(port),
        DOCKET_QUERY_REQUESTS_PER_SECOND: '100000',
        DOCKET_QUERY_CONCURRENT_REQUESTS: '1000',
        DOCKET_LOG_LEVEL: 'error',
      },
      logFile: path.join(directory, `query-${port}.log`),
    });
    await process.untilSaid('query service ready');
    return new QueryService(process, new HttpClient(`http://127.0.0.1:${port}`, clients), text);
  }

  /** @throws when the answer is not 200 */
  ask(address: string): Promise<Buffer> {
    return this.client.ask({ method: 'GET', path: address, headers: { authorization: `Bearer ${this.key}` } });
  }

  get residentBytes(): number {
    return residentBytes(this.process.pid);
  }

  async stop(): Promise<void> {
    this.client.close();
    await this.process.stop();
  }
}
