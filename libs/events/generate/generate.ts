import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'prettier';
import { actionsDocument, personalDataDocument } from './documents.js';
import { readSources } from './read-sources.js';
import { DATA_FILE, generateTypescript } from './typescript.js';

const CODE_FOLDER = 'libs/events/src/generated';

/** A generated file that is not what the schemas say. */
export interface StaleFile {
  /** Relative to the root of the repository. */
  readonly path: string;
  readonly state: 'missing' | 'different' | 'left over';
}

/** Writes what is generated from `schemas/` below the root, takes away what is left over, and says which files changed. */
export async function generate(root: string): Promise<StaleFile[]> {
  const wanted = await wantedFiles(root);
  const stale = staleAgainst(root, wanted);
  for (const { path: file, state } of stale) {
    const full = path.join(root, file);
    if (state === 'left over') {
      rmSync(full);
      continue;
    }
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, wanted.get(file) ?? '');
  }
  return stale;
}

/** Which generated files are not what the schemas say; writes nothing. */
export async function staleFiles(root: string): Promise<StaleFile[]> {
  return staleAgainst(root, await wantedFiles(root));
}

async function wantedFiles(root: string): Promise<Map<string, string>> {
  const { files, catalog } = readSources(path.join(root, 'schemas'));
  const wanted = new Map<string, string>();
  const typescript = (text: string) => format(text, { parser: 'typescript', singleQuote: true, printWidth: 120 });
  for (const [name, text] of generateTypescript(files, catalog)) {
    wanted.set(`${CODE_FOLDER}/${name}`, name === DATA_FILE ? text : await typescript(text));
  }
  const markdown = (text: string) => format(text, { parser: 'markdown', printWidth: 120 });
  wanted.set('docs/actions.md', await markdown(actionsDocument(catalog)));
  wanted.set('docs/personal-data.md', await markdown(personalDataDocument(catalog)));
  return wanted;
}

function staleAgainst(root: string, wanted: ReadonlyMap<string, string>): StaleFile[] {
  const stale: StaleFile[] = [];
  for (const [file, text] of wanted) {
    const full = path.join(root, file);
    if (!existsSync(full)) stale.push({ path: file, state: 'missing' });
    else if (readFileSync(full, 'utf8') !== text) stale.push({ path: file, state: 'different' });
  }
  for (const file of generatedFilesIn(root)) if (!wanted.has(file)) stale.push({ path: file, state: 'left over' });
  return stale;
}

function generatedFilesIn(root: string): string[] {
  const folder = path.join(root, CODE_FOLDER);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${CODE_FOLDER}/${name.split(path.sep).join('/')}`);
}
