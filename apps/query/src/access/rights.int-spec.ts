import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RIGHTS, ROLES, rightsOf, rolesWith } from '@docket/access';
import { runningService, type RunningService } from '../../test/running-service.js';
import { methodOf, type Operation } from '../openapi/operation.js';
import { OPERATIONS } from '../openapi/operations.js';

/** The address of an operation with the examples of its path. */
function addressOf({ path, pathParameters = {} }: Operation): string {
  return Object.entries(pathParameters).reduce(
    (address, [name, { example }]) => address.replace(`{${name}}`, encodeURIComponent(String(example))),
    path,
  );
}

describe('rights', () => {
  let service: RunningService;
  const keys = new Map<string, string>();
  beforeAll(async () => {
    service = await runningService('rights');
    for (const role of ROLES) keys.set(role, await service.key('mine', [role]));
    keys.set('none', await service.key('mine', []));
  });
  afterAll(async () => {
    await service.stop();
  });

  const ask = (operation: Operation, key: string) =>
    service.send(methodOf(operation), key, `${addressOf(operation)}?nope=1`);

  it.each(OPERATIONS.map((operation) => [`${methodOf(operation)} ${operation.path}`, operation] as const))(
    '%s is for those alone who have the right that it names',
    async (_, operation) => {
      expect(Object.keys(RIGHTS)).toContain(operation.right);
      expect((await ask(operation, 'none')).status).toBe(401);
      for (const [role, key] of keys) {
        const { status, body } = await ask(operation, key);
        const may = rightsOf(role === 'none' ? [] : [role]).has(operation.right);
        // Whoever may is told what is wrong with the request; whoever may not is not.
        expect([role, status]).toEqual([role, may ? expect.any(Number) : 403]);
        if (may) expect([400, 404]).toContain(status);
        else expect(body['detail']).toContain(rolesWith(operation.right).join(' or '));
      }
    },
  );

  it('shut a route that is no operation of the documentation', async () => {
    const known = new Set(OPERATIONS.map((operation) => `${methodOf(operation)} ${operation.path}`));
    expect(known.size).toBe(OPERATIONS.length);
    expect((await service.get(keys.get('admin') ?? '', '/v1/nowhere')).status).toBe(404);
  });

  it('let nobody see events audit.* but those who may', async () => {
    for (const [role, key] of keys) {
      if (!rightsOf(role === 'none' ? [] : [role]).has('events.read')) continue;
      const { status } = await service.get(key, '/v1/events', { action: 'audit.*' });
      expect([role, status]).toEqual([role, ['auditor', 'admin'].includes(role) ? 200 : 403]);
    }
  });
});
