import { z } from 'zod';
import { type TenantScope } from '../access/tenant-limits.js';

/** What whoever asked for an export could see at that moment; its file has nothing else, whenever it is made. */
export const jobScope = z.object({
  /** Null for all of them. */
  departments: z.array(z.string()).nullable(),
  sees_audit: z.boolean(),
});

interface Scoped {
  readonly tenant_id: string;
  readonly scope: z.infer<typeof jobScope>;
}

/** The tenant and the scope of a job, as its state keeps them. */
export function scopedTo({ tenantId, departments, seesAudit }: TenantScope): Scoped {
  return { tenant_id: tenantId, scope: { departments: departments ? [...departments] : null, sees_audit: seesAudit } };
}

/** What a job may read. */
export function scopeOfJob({ tenant_id, scope }: Scoped): TenantScope {
  return { tenantId: tenant_id, departments: scope.departments ?? undefined, seesAudit: scope.sees_audit };
}

/** Whether somebody may have the file of a job: all that it may have in it he could read himself. */
export function mayHave({ tenantId, departments, seesAudit }: TenantScope, { tenant_id, scope }: Scoped): boolean {
  if (tenant_id !== tenantId) return false;
  if (scope.sees_audit && !seesAudit) return false;
  return departments === undefined || (scope.departments?.every((one) => departments.includes(one)) ?? false);
}
