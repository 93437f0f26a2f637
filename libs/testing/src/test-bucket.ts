import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ObjectStore } from '@docket/local-stack';

const BUCKET = 'archive';

/** A bucket in a server of its own that speaks the API of S3. */
export class TestBucket {
  readonly name = BUCKET;

  private constructor(
    private readonly store: ObjectStore,
    private readonly folder: string,
  ) {}

  static async start(): Promise<TestBucket> {
    const folder = mkdtempSync(path.join(tmpdir(), 'docket-bucket-'));
    try {
      return new TestBucket(await ObjectStore.run(folder, [BUCKET]), folder);
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** How a client reaches it. */
  get options() {
    return {
      endpoint: this.store.url,
      region: 'us-east-1',
      pathStyle: true,
      accessKeyId: 'test',
      secretAccessKey: 'test',
    };
  }

  /** Ends the server, and lets nothing answer. */
  async stop(): Promise<void> {
    await this.store.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
