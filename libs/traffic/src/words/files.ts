import { type ActionFields } from '@docket/events';
import { type Random } from '../chance/random.js';
import { around } from '../chance/spread.js';

const KINDS = {
  screenshot: { name: 'screenshot', extension: 'png', media_type: 'image/png', size: 240_000 },
  photo: { name: 'IMG', extension: 'jpg', media_type: 'image/jpeg', size: 2_400_000 },
  invoice: { name: 'invoice', extension: 'pdf', media_type: 'application/pdf', size: 90_000 },
  log: { name: 'app', extension: 'log', media_type: 'text/plain', size: 30_000 },
  sheet: { name: 'orders', extension: 'csv', media_type: 'text/csv', size: 12_000 },
} as const;

/** A file as somebody attaches it to a message. */
export function someFile(random: Random, messageId: string): ActionFields['ticket.file_attached'] {
  const kind = KINDS[random.weighted({ screenshot: 40, photo: 15, invoice: 25, log: 12, sheet: 8 })];
  return {
    name: `${kind.name}-${random.between(1, 9999)}.${kind.extension}`,
    size_bytes: Math.ceil(around(random, kind.size, 0.9)),
    media_type: kind.media_type,
    sha256: random.hex(64),
    file_id: `f-${random.code(10)}`,
    message_id: messageId,
  };
}
