const text = { type: 'string' } as const;

/** Headers that go with every file of events. */
export const FILE_HEADERS = {
  'Docket-Rows': { description: 'How many events the file has.', schema: { type: 'integer', minimum: 0 } },
  'Content-Disposition': {
    description: 'What to call it.',
    schema: text,
    example: 'attachment; filename="events-2026-03-01T09-30-00Z.csv"',
  },
} as const;

/** Headers of a file that can be fetched in parts. */
export const KEPT_FILE_HEADERS = {
  ...FILE_HEADERS,
  ETag: { description: 'Digest of the file, in quotes.', schema: text },
  'Repr-Digest': { description: 'SHA-256 of the whole file (RFC 9530).', schema: text },
  'Accept-Ranges': { description: 'It can be fetched in parts.', schema: text, example: 'bytes' },
  'Content-Range': {
    description: 'Which part it is, when it is one.',
    schema: text,
    example: 'bytes 1048576-2097151/9000000',
  },
} as const;
