import { type Actor } from '@docket/sdk';
import { type HttpRequest } from '@docket/sdk/http';

const TYPES = ['AGENT', 'CONTACT', 'SYSTEM', 'BOT', 'API'] as const;

/**
 * Who asks, as the proxy in front of this service says that has signed them in: `x-actor-type`, `x-actor-id` and so on. A service that is
 * reached without such a proxy must not believe headers.
 */
export function actorOf({ headers }: HttpRequest): Actor | undefined {
  const said = (name: string) => {
    const value = headers[`x-actor-${name}`];
    return typeof value === 'string' ? decodeURIComponent(value) : undefined;
  };
  const type = TYPES.find((one) => one === said('type'));
  const id = said('id');
  if (type === undefined || id === undefined) return undefined;
  return { type, id, name: said('name'), role: said('role'), department_id: said('department') };
}

/** The session in which they ask. */
export function sessionOf({ headers }: HttpRequest): string | undefined {
  const session = headers['x-session'];
  return typeof session === 'string' ? session : undefined;
}
