import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';

/** One environment variable: its name, what it means, how it is read, and what holds when it is not set. */
export interface Variable<T> {
  readonly name: string;
  readonly doc: string;
  /** A secret may also come from the file that `<name>_FILE` names, and is never printed. */
  readonly secret: boolean;
  /** Text taken when the variable is not set; `undefined` with `required` false gives `undefined`. */
  readonly fallback: string | undefined;
  readonly required: boolean;
  readonly schema: z.ZodType<T, string>;
}

/** A variable that has a default and so always has a value. */
export function variable<T>(name: string, fallback: string, schema: z.ZodType<T, string>, doc: string): Variable<T> {
  return { name, doc, secret: false, fallback, required: true, schema };
}

/** A variable that may stay unset. */
export function optional<T>(name: string, schema: z.ZodType<T, string>, doc: string): Variable<T | undefined> {
  return { name, doc, secret: false, fallback: undefined, required: false, schema };
}

/** A secret that may stay unset; read from `<name>` or from the file named by `<name>_FILE`. */
export function secret(name: string, doc: string): Variable<string | undefined> {
  return { name, doc, secret: true, fallback: undefined, required: false, schema: text };
}

/** A secret without which nothing goes. */
export function requiredSecret(name: string, schema: z.ZodType<string, string>, doc: string): Variable<string> {
  return { name, doc, secret: true, fallback: undefined, required: true, schema };
}

/** Any text that is not empty. */
export const text = z.string().min(1, 'must not be empty');

/** A file of certificates in PEM form that can be read now. */
export const certificateFile: z.ZodType<string, string> = z.string().transform((file, context) => {
  const problem = certificateProblem(file);
  if (problem === undefined) return file;
  context.addIssue({ code: 'custom', message: problem });
  return z.NEVER;
});

function certificateProblem(file: string): string | undefined {
  try {
    const isPem = readFileSync(file, 'utf8').includes('-----BEGIN CERTIFICATE-----');
    return isPem ? undefined : 'holds no certificate in PEM form';
  } catch (error) {
    return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** A folder that is there now. */
export const folder: z.ZodType<string, string> = z
  .string()
  .refine((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true, 'is no folder');

/** `true` or `false`. */
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** An http or https address. */
export const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' });

/** Address of a PostgreSQL database, password included. */
export const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  error: 'must be a postgres:// address: postgres://user:password@host:5432/database',
});

/** One word of a closed list. */
export function oneOf<const T extends readonly [string, ...string[]]>(words: T): z.ZodType<T[number], string> {
  return z.string().transform((value, context): T[number] => {
    if (words.includes(value)) return value;
    context.addIssue({ code: 'custom', message: `must be one of ${words.join(', ')}` });
    return z.NEVER;
  });
}

/** Words of a closed list, at least one, separated by commas. */
export function wordList<const T extends readonly [string, ...string[]]>(
  words: T,
): z.ZodType<readonly T[number][], string> {
  return z.string().transform((value, context): readonly T[number][] => {
    const items: readonly T[number][] = value.split(',').map((item) => item.trim());
    const bad = items.find((item) => !words.includes(item));
    if (bad === undefined) return items;
    context.addIssue({ code: 'custom', message: `"${bad}" is none of ${words.join(', ')}` });
    return z.NEVER;
  });
}

/** A whole number in a range, both ends included. */
export function integer(min: number, max: number): z.ZodType<number, string> {
  return z.string().transform((value, context) => {
    const number = Number(value);
    if (/^-?\d+$/.test(value) && number >= min && number <= max) return number;
    context.addIssue({ code: 'custom', message: `must be a whole number from ${min} to ${max}` });
    return z.NEVER;
  });
}

/** A number from 0 to 1, both ends included. */
export const fraction: z.ZodType<number, string> = z.string().transform((value, context) => {
  if (/^(0(\.\d+)?|1(\.0+)?)$/.test(value)) return Number(value);
  context.addIssue({ code: 'custom', message: 'must be a number from 0 to 1' });
  return z.NEVER;
});

/** `host:port`, several separated by commas. */
export const hostPorts = z.string().transform((value, context) => {
  const items = value.split(',').map((item) => item.trim());
  const bad = items.find((item) => !/^(\[[0-9a-fA-F:]+\]|[^\s:,/]+):\d{1,5}$/.test(item));
  if (bad === undefined) return items;
  context.addIssue({ code: 'custom', message: `"${bad}" is not host:port` });
  return z.NEVER;
});
