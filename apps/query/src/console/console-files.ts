import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A file of the console, as it goes over the wire. */
export interface ConsoleFile {
  readonly type: string;
  /** Its name has a digest of its content, so whoever has it has it for good. */
  readonly isImmutable: boolean;
  /** By content coding; `identity` is the file itself. */
  readonly contents: Readonly<Partial<Record<Coding, Buffer>>> & { readonly identity: Buffer };
}

/** Content codings that the build makes beforehand, the smallest first. */
export const CODINGS = ['br', 'gzip'] as const;
export type Coding = (typeof CODINGS)[number] | 'identity';

/** The built console, by address: `/index.html`, `/assets/...`. */
export type ConsoleFiles = ReadonlyMap<string, ConsoleFile>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * Reads the built console into memory: it is less than a megabyte, and a request can then name no other file.
 * @returns undefined when it was not built
 */
export function readConsole(folder: string): ConsoleFiles | undefined {
  if (!existsSync(path.join(folder, 'index.html'))) return undefined;
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
    name.replaceAll(path.sep, '/'),
  );
  return new Map(
    names.flatMap((name) => {
      const type = TYPES[path.extname(name)];
      return type === undefined ? [] : [[`/${name}`, fileOf(path.join(folder, name), type)] as const];
    }),
  );
}

function fileOf(file: string, type: string): ConsoleFile {
  const packed = (ending: string) => (existsSync(file + ending) ? readFileSync(file + ending) : undefined);
  const [br, gzip] = [packed('.br'), packed('.gz')];
  return {
    type,
    isImmutable: path.basename(path.dirname(file)) === 'assets',
    contents: { identity: readFileSync(file), ...(br && { br }), ...(gzip && { gzip }) },
  };
}
