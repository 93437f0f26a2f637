import { type Match } from './fault-proxy.js';

/**
 * The statements by which a partition is opened and delivered, in the order of the protocol, as the wire shows them.
 * Hours are only listed when a batch outlived the deduplication window.
 */
export const PROTOCOL_STEPS = {
  'write fence': /^INSERT INTO `?ingest_fence/,
  'read fence': /FROM ingest_fence WHERE (?!.*throwIf)/s,
  'look for running queries': /FROM system\.processes/,
  'read tail': /FROM ingest_ledger/,
  'read clock': /SELECT toUnixTimestamp64Milli\(now64/,
  'read recent ids': /base64Encode\(arrayStringConcat/,
  intend: /^INSERT INTO `?ingest_ledger/,
  'write events': /^INSERT INTO `?audit_events/,
  'write rejections': /^INSERT INTO `?audit_rejections/,
  'list hours': /^INSERT INTO `?ingest_repair/,
} as const satisfies Record<string, RegExp>;

/** A step of the protocol. */
export type ProtocolStep = keyof typeof PROTOCOL_STEPS;

/** Exchanges that carry a step. */
export function carries(step: ProtocolStep): Match {
  const pattern = PROTOCOL_STEPS[step];
  return ({ statement }) => pattern.test(statement.trimStart());
}
