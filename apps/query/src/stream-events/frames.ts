import { type AuditEvent } from '../events/event.js';

/** Why a tail ended; the client goes on with `Last-Event-ID`. */
export type EndReason = 'shutdown' | 'too_slow' | 'time_is_up' | 'failed';

const RETRY_MS = 2_000;

/** First of all: the position, so that who breaks off before any event can go on as well. */
export function helloFrame(position: string): string {
  return `retry: ${RETRY_MS}\nid: ${position}\nevent: begin\ndata: {}\n\n`;
}

export function eventFrame(event: AuditEvent, position: string): string {
  // JSON has no line breaks of its own, so it is one line of data.
  return `id: ${position}\nevent: event\ndata: ${JSON.stringify(event)}\n\n`;
}

/** Shows that the connection lives, and how far the tail has come over what was not asked for. */
export function heartbeatFrame(position: string): string {
  return `: heartbeat\nid: ${position}\n\n`;
}

export function endFrame(reason: EndReason, detail: string): string {
  return `event: end\ndata: ${JSON.stringify({ reason, detail })}\n\n`;
}
