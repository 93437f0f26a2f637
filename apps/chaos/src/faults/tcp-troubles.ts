import { CALM, type TcpProxy } from '../proxy/tcp-proxy.js';
import { pause } from '../scene/waiting.js';

const LATENCY_MS = 2_000;
const LASTS_MS = 4_000;
/** Longer than any client waits for an answer, so that it has to find out by itself. */
const HOLLOW_MS = 35_000;

/** Breaks, delays and hollows connections, in turn. @param patient whether half-open sockets may once stay for long */
export async function trouble(proxy: TcpProxy, time: number, patient: boolean): Promise<void> {
  if (time % 3 === 0) {
    proxy.resetAll();
  } else if (time % 3 === 1) {
    proxy.weather = { delayMs: LATENCY_MS, hollow: false };
    await pause(LASTS_MS);
    proxy.weather = CALM;
  } else {
    await hollow(proxy, patient && time === 2);
  }
}

/** Once for longer than any time-out; else the connections are broken at the end. */
async function hollow(proxy: TcpProxy, long: boolean): Promise<void> {
  proxy.weather = { delayMs: 0, hollow: true };
  await pause(long ? HOLLOW_MS : LASTS_MS);
  proxy.weather = CALM;
  if (!long) proxy.resetAll();
}
