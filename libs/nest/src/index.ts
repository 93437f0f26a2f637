export { AuditRecorder } from './audit-recorder.js';
export { Audited, type AuditedDecorator, AuditedFailure, type AuditedOptions, type Told } from './audited.js';
export type { AuditedCall } from './audited-call.js';
export { DocketHealth, type DocketHealthDetails, type DocketHealthResult } from './docket-health.js';
export { DocketModule } from './docket.module.js';
export type { DocketModuleOptions } from './docket-options.js';
export { DocketOptionsError } from './docket-options-error.js';
