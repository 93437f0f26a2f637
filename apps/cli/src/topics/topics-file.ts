import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { usageError } from '../command-error.js';

const setting = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const topic = z.strictObject({
  name: z.string().regex(/^[a-zA-Z0-9._-]{1,249}$/, 'must be a topic name: letters, digits, dots, underscores, dashes'),
  doc: z.string().min(1),
  partitions: z.int().min(1).max(10_000),
  config: z.record(z.string(), setting),
});

const file = z.strictObject({
  topics: z
    .array(topic)
    .min(1)
    .refine((topics) => new Set(topics.map((item) => item.name)).size === topics.length, 'names a topic twice'),
});

/** A topic as it should be. */
export type WantedTopic = z.infer<typeof topic>;

/**
 * Reads the topics file.
 * @throws {CommandError} naming the file and each entry that is wrong
 */
export function readTopicsFile(path: string): WantedTopic[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw usageError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  return parseTopics(text, path);
}

/** Reads the text of a topics file; `path` is for messages. */
export function parseTopics(text: string, path: string): WantedTopic[] {
  let yaml: unknown;
  try {
    yaml = parse(text);
  } catch (error) {
    throw usageError(`${path}: not YAML: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = file.safeParse(yaml);
  if (parsed.success) return parsed.data.topics;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`);
  throw usageError(`${path}:\n  ${problems.join('\n  ')}`);
}
