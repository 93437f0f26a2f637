import { type Random } from '../chance/random.js';

const BROWSERS = [
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Safari/605.1.15',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Safari/537.36',
] as const;

/** Where somebody sits: address and program. */
export interface Surroundings {
  readonly ip: string;
  readonly user_agent: string;
}

/** In the help desk's own network. */
export function officeSurroundings(random: Random): Surroundings {
  return { ip: `10.20.${random.below(16)}.${random.between(1, 254)}`, user_agent: random.pick(BROWSERS) };
}

/** Anywhere else: addresses that are reserved for documentation (RFC 5737, RFC 3849). */
export function outsideSurroundings(random: Random): Surroundings {
  const network = random.pick(['192.0.2', '198.51.100', '203.0.113', '2001:db8']);
  const ip = network.includes(':')
    ? `${network}::${random.between(1, 0xffff).toString(16)}`
    : `${network}.${random.between(1, 254)}`;
  return { ip, user_agent: random.pick(BROWSERS) };
}
