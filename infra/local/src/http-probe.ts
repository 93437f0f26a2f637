/** Longest answer time of a server that is said to answer, in milliseconds. */
const PROBE_TIMEOUT_MS = 5000;

/** Whether a GET is answered with a 2xx status. False, never an error, when nobody answers. */
export async function answersHttp(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
