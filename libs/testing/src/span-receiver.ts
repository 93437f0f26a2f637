import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { z } from 'zod';

const attributes = z
  .array(z.object({ key: z.string(), value: z.record(z.string(), z.unknown()) }))
  .default([])
  // Numbers of 64 bits may be text in OTLP's JSON.
  .transform((pairs) => Object.fromEntries(pairs.map(({ key, value }) => [key, plain(value)])));

const span = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  /** 2 server, 3 client, 4 producer, 5 consumer. */
  kind: z.number(),
  attributes,
  links: z.array(z.object({ traceId: z.string(), spanId: z.string(), attributes })).default([]),
  events: z.array(z.object({ name: z.string(), attributes })).default([]),
  /** 2 is error. */
  status: z.object({ code: z.number().default(0), message: z.string().default('') }),
});

const request = z.object({
  resourceSpans: z.array(
    z.object({ resource: z.object({ attributes }), scopeSpans: z.array(z.object({ spans: z.array(span) })) }),
  ),
});

/** A span as it was received, with the name of the service it came from. */
export type ReceivedSpan = z.infer<typeof span> & { readonly service: unknown };

/** Takes spans by OTLP over HTTP, as a collector does, and keeps them. */
export class SpanReceiver {
  readonly spans: ReceivedSpan[] = [];

  private constructor(private readonly server: Server) {}

  static async listen(): Promise<SpanReceiver> {
    const server = createServer((incoming, response) => {
      receiver.take(incoming).then(
        () => response.setHeader('content-type', 'application/json').end('{}'),
        (error: unknown) => response.writeHead(400).end(String(error)),
      );
    });
    const receiver = new SpanReceiver(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  /** What a service is told as the address of its collector. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  named(name: string): ReceivedSpan[] {
    return this.spans.filter((one) => one.name === name);
  }

  childrenOf({ traceId, spanId }: ReceivedSpan): ReceivedSpan[] {
    return this.spans.filter((one) => one.traceId === traceId && one.parentSpanId === spanId);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async take(incoming: IncomingMessage): Promise<void> {
    if (incoming.method !== 'POST' || incoming.url !== '/v1/traces') throw new Error('spans come to POST /v1/traces');
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const { resourceSpans } = request.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
    for (const { resource, scopeSpans } of resourceSpans) {
      const service = resource.attributes['service.name'];
      this.spans.push(...scopeSpans.flatMap(({ spans }) => spans.map((one) => ({ ...one, service }))));
    }
  }
}

function plain(value: Readonly<Record<string, unknown>>): unknown {
  if ('intValue' in value) return Number(value['intValue']);
  return Object.values(value)[0];
}
