import { createServer, request, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';

/** The real server behind a proxy that ends answers of exports before their end, as if they were whole. */
export interface CuttingClickHouse {
  readonly url: string;
  /** How many of the next ones are cut. */
  cutNext(answers: number): void;
  stop(): void;
}

const KEPT_BYTES = 20_000;

export async function cuttingClickHouse(target: string): Promise<CuttingClickHouse> {
  let left = 0;
  const server: Server = createServer((incoming, outgoing) => {
    const body: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => body.push(chunk));
    incoming.on('end', () => {
      const sql = Buffer.concat(body);
      const isCut = left > 0 && /FORMAT (TSVRaw|Parquet)$/.test(sql.toString());
      if (isCut) left -= 1;
      const { method = 'POST', headers } = incoming;
      const answer = request(`${target}${incoming.url ?? ''}`, { method, headers }, (response) => {
        outgoing.writeHead(response.statusCode ?? 500, response.headers);
        if (!isCut) response.pipe(outgoing);
        else
          response.once('data', (chunk: Buffer) => {
            outgoing.end(chunk.subarray(0, KEPT_BYTES));
            response.destroy();
          });
      });
      answer.on('error', () => outgoing.destroy());
      // Whoever goes away from here goes away from there.
      outgoing.on('close', () => answer.destroy());
      answer.end(sql);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    cutNext: (answers) => {
      left = answers;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
