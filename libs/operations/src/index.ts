export { refusedEvent } from './audit-events.js';
export { AuditTrail } from './audit-trail.js';
export { topicSource, type TopicServers } from './topic-source.js';
