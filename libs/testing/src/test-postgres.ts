import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Postgres } from '@docket/local-stack';

/** A PostgreSQL server of its own, with an empty database. */
export class TestPostgres {
  private constructor(
    private readonly server: Postgres,
    private readonly folder: string,
  ) {}

  static async start(): Promise<TestPostgres> {
    const folder = mkdtempSync(path.join(tmpdir(), 'docket-postgres-'));
    try {
      return new TestPostgres(await Postgres.run(folder), folder);
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  get url(): string {
    return this.server.url;
  }

  get port(): number {
    return this.server.port;
  }

  /** Ends it as a crash would. */
  kill9(): Promise<void> {
    return this.server.kill9();
  }

  /** Starts it again on the data it left. */
  startAgain(): Promise<void> {
    return this.server.start();
  }

  /** Ends the server for good. */
  async stop(): Promise<void> {
    await this.server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
