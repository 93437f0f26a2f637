export { type Audit, type EmitOptions, type Receipt } from './audit.js';
export { connect, type ConnectOptions } from './connect.js';
export { type ControlOptions, ControlPublisher } from './control.js';
export { BufferFullError, ClosedError, DeliveryUnknownError, InvalidEventError, UnknownActionError } from './errors.js';
