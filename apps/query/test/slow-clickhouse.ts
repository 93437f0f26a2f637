import { createServer, request, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';

/** The real server behind a proxy that holds back reads of events. */
export interface SlowClickHouse {
  readonly url: string;
  /** Reads of events that are held back at the moment. */
  held(): number;
  /** How many were given up by the client before they were answered. */
  abandoned(): number;
  stop(): void;
}

export async function slowClickHouse(target: string, delayMs: number): Promise<SlowClickHouse> {
  let held = 0;
  let abandoned = 0;
  const server: Server = createServer((incoming, outgoing) => {
    const body: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => body.push(chunk));
    incoming.on('end', () => {
      const sql = Buffer.concat(body);
      const slow = sql.includes('FROM audit_events');
      held += slow ? 1 : 0;
      const timer = setTimeout(forward, slow ? delayMs : 0);
      outgoing.on('close', () => {
        clearTimeout(timer);
        held -= slow ? 1 : 0;
        if (!outgoing.writableFinished) abandoned += 1;
      });
      function forward() {
        const { method = 'POST', headers } = incoming;
        const answer = request(`${target}${incoming.url ?? ''}`, { method, headers }, (response) => {
          outgoing.writeHead(response.statusCode ?? 500, response.headers);
          response.pipe(outgoing);
        });
        answer.on('error', () => outgoing.destroy());
        answer.end(sql);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}`, held: () => held, abandoned: () => abandoned, stop };
}
