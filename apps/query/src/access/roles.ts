import { applyDecorators, SetMetadata, UseGuards } from '@nestjs/common';
import { type Role } from '@docket/access';
import { ApiKeyGuard } from './api-key-guard.js';
import { ROLES_KEY, RoleGuard } from './role-guard.js';

/** Roles that may look at what belongs to the installation. */
export const MAY_LOOK: readonly Role[] = ['auditor', 'operator', 'admin'];

/** Roles that may have something done to it. */
export const MAY_OPERATE: readonly Role[] = ['operator', 'admin'];

/** Lets a request in only with a valid key that has one of these roles. Its handlers may ask for `Installation` and `Caller`. */
export function RequiresRole(roles: readonly Role[]): ClassDecorator & MethodDecorator {
  return applyDecorators(SetMetadata(ROLES_KEY, roles), UseGuards(ApiKeyGuard, RoleGuard));
}
