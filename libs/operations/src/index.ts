export { refusedEvent } from './audit-events.js';
export { AuditTrail } from './audit-trail.js';
export { withTopicSource } from './topic-source.js';
