import { setTimeout as pause } from 'node:timers/promises';

const ATTEMPTS = 20;
const PAUSE_MS = 500;

/**
 * Connects, again and again while Kafka or the registry is away or overloaded: as a service does that is started together with them.
 * @param connect one attempt
 */
export async function patiently<T>(connect: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await connect();
    } catch (error) {
      const mayPass = error instanceof Error && 'verdict' in error && error.verdict === 'retry';
      if (!mayPass || attempt === ATTEMPTS) throw error;
      await pause(PAUSE_MS);
    }
  }
}
