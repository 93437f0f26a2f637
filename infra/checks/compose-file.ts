import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

export const ROOT = path.resolve(import.meta.dirname, '../..');

/** As much of a service of a Compose file as is looked at here. */
export interface ComposeService {
  readonly image?: string;
  readonly build?: { readonly dockerfile: string; readonly target: string };
  readonly restart?: string;
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly secrets?: readonly string[];
  readonly healthcheck?: unknown;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

/** As much of a Compose file as is looked at here. */
export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

/** The text of `docker-compose.yml`. */
export function composeText(): string {
  return readFileSync(path.join(ROOT, 'docker-compose.yml'), 'utf8');
}

/** The file with its merge keys resolved, as Compose reads it before it fills in variables. */
export function composeFile(): ComposeFile {
  return parse(composeText(), { merge: true }) as ComposeFile;
}

/** Fills in `${NAME:-default}` as Compose does when nothing is set. @throws for any other form of interpolation */
export function withDefaults(value: string | number): string {
  return String(value).replaceAll(/\$(\$|\{\w+:-[^}]*\}|.?)/g, (whole) => {
    if (whole === '$$') return '$';
    const [, fallback] = /^\$\{\w+:-(.*)\}$/.exec(whole) ?? [];
    if (fallback === undefined) throw new Error(`${whole} in docker-compose.yml has no default`);
    return fallback;
  });
}
