import { type Role, ROLES } from '@docket/access';
import { type OidcSettings } from '@docket/config';
import { LIMITS } from '@docket/events';
import { Problem } from '@docket/http';
import { type JWTPayload } from 'jose';
import { type Identity, identityOf } from '../caller.js';

/** Roles of people; the gateway takes keys alone. */
const OF_PEOPLE: readonly Role[] = ROLES.filter((role) => role !== 'writer');
const MOST_DEPARTMENTS = 100;

/**
 * The person that a token is about.
 * @throws {Problem} 403 when it does not say which tenant, or names none of Docket's roles: nobody is let in for being known alone
 */
export function personOf(payload: JWTPayload, settings: OidcSettings): Identity {
  const { claims, rolePrefix } = settings;
  const id = textOf(payload.sub);
  const tenantId = settings.tenant ?? textOf(claimOf(payload, claims.tenant));
  if (id === undefined || tenantId === undefined) {
    throw new Problem('forbidden', `The token names no tenant in the claim ${claims.tenant}.`);
  }
  const given = textsOf(claimOf(payload, claims.roles));
  const roles = OF_PEOPLE.filter((role) => given.includes(rolePrefix + role));
  if (roles.length === 0) {
    const wanted = OF_PEOPLE.map((role) => rolePrefix + role).join(', ');
    throw new Problem(
      'forbidden',
      `The token names no role of Docket in the claim ${claims.roles}; there are ${wanted}.`,
    );
  }
  const name = textOf(claimOf(payload, claims.name)) ?? id;
  const expiresAt = payload.exp === undefined ? undefined : new Date(payload.exp * 1_000).toISOString();
  return identityOf({
    kind: 'person',
    id,
    name,
    tenantId,
    roles,
    departments: departmentsOf(payload, claims),
    expiresAt,
  });
}

/** A claim that is there limits, whatever is in it: one that cannot be read must not mean all of them. @throws {Problem} 403 */
function departmentsOf(payload: JWTPayload, claims: OidcSettings['claims']): readonly string[] | undefined {
  const claim = claimOf(payload, claims.departments);
  if (claim === undefined || claim === null) return undefined;
  const departments = textsOf(claim);
  if (departments.length > 0 && departments.length <= MOST_DEPARTMENTS) return departments;
  throw new Problem(
    'forbidden',
    `The claim ${claims.departments} limits the token to departments, and holds none or more than ${MOST_DEPARTMENTS}.`,
  );
}

/** A claim by its name, else by its path with dots, as in `realm_access.roles`. */
function claimOf(payload: JWTPayload, path: string): unknown {
  if (Object.hasOwn(payload, path)) return payload[path];
  return path.split('.').reduce<unknown>((inner, name) => {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, name)) return undefined;
    return Reflect.get(inner, name);
  }, payload);
}

function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '' || Buffer.byteLength(value) > LIMITS.id) return undefined;
  return value;
}

/** A list, or words that stand in one text with spaces between, as scopes do. */
function textsOf(value: unknown): string[] {
  const list: unknown[] = typeof value === 'string' ? value.split(' ') : Array.isArray(value) ? value : [];
  return list.flatMap((one) => textOf(one) ?? []);
}
