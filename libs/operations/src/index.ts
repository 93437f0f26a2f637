export { refusedEvent } from './audit-events.js';
export { AuditTrail } from './audit-trail.js';
export { type TopicServers, withTopicSource } from './topic-source.js';
export { controlPositions, untilControlIsKnown } from './control-known.js';
export { controlRow, positionRow } from './control-rows.js';
export { takeOverControl } from './take-over-control.js';
