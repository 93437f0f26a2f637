export { Random } from './chance/random.js';
export { generateTraffic } from './generate-traffic.js';
export { type TrafficOptions } from './desk/help-desk.js';
export { redated, type TrafficEvent } from './traffic-event.js';
