import { request } from 'node:http';

/** Longest answer time of a server that is said to answer, in milliseconds. */
const TIMEOUT_MS = 5000;

/** What a server answered. */
export interface HttpAnswer {
  status: number;
  body: string;
}

/**
 * Sends one request over a connection of its own. A connection kept open, as `fetch` does, would let ClickHouse wait for
 * it when it is stopped.
 *
 * @throws Error when there is no answer within 5 s
 */
export function sendHttp(
  url: string,
  options: { headers?: Record<string, string>; body?: string } = {},
): Promise<HttpAnswer> {
  const { headers, body } = options;
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent: false, method: body === undefined ? 'GET' : 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() });
      });
    });
    sent.setTimeout(TIMEOUT_MS, () => sent.destroy(new Error(`no answer from ${url}`)));
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Whether a GET is answered with a 2xx status. False, never an error, when nobody answers. */
export async function answersHttp(url: string): Promise<boolean> {
  try {
    const { status } = await sendHttp(url);
    return status >= 200 && status < 300;
  } catch {
    return false;
  }
}
