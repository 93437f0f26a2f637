import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT } from './compose-file.js';

const documents = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...markdownIn('docs'), ...markdownIn('samples')];

describe.each(documents)('%s', (file) => {
  const text = withoutCode(readFileSync(path.join(ROOT, file), 'utf8'));

  it('links to what is there', () => {
    const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
    const local = targets.filter((target) => !/^(https?:|#)/.test(target)).map((target) => target.split('#')[0] ?? '');
    const missing = local.filter((target) => !existsSync(path.join(ROOT, path.dirname(file), target)));
    expect(missing).toEqual([]);
  });
});

describe('docs/adr', () => {
  it('has one record per number, and all of them in its index', () => {
    const records = readdirSync(path.join(ROOT, 'docs/adr')).sort();
    expect(new Set(records.map((name) => name.slice(0, 4))).size).toBe(records.length);
    const [index = ''] = records;
    const text = readFileSync(path.join(ROOT, 'docs/adr', index), 'utf8');
    for (const name of records.slice(1)) expect(text).toContain(`[${name.slice(0, 4)}](${name})`);
  });
});

describe('docs/delivery.md', () => {
  const text = readFileSync(path.join(ROOT, 'docs/delivery.md'), 'utf8').replaceAll(/\s+/g, ' ');
  const rows = readFileSync(path.join(ROOT, 'docs/delivery.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    // Failure, three systems, and what shows it; between the two empty texts outside the bars.
    .filter((cells) => cells.length === 7 && !/^(failure|-+)$/.test(cells[1] ?? ''))
    .map((cells): [failure: string, shownBy: string] => [cells[1] ?? '', cells[5] ?? '']);

  it('has a table of failures', () => {
    expect(rows.length).toBeGreaterThan(20);
  });

  it.each(rows)('%s: names a test that is there, or says that it is open', (_, shownBy) => {
    if (shownBy === 'open') return;
    for (const named of shownBy.split('; ')) {
      const [, place = '', title = ''] = /^`(\w+)` (.+)$/.exec(named) ?? [];
      if (place === 'chaos') for (const fault of title.split(', ')) expect(faults()).toContain(fault);
      else expect(titlesIn(fileOf(place))).toContain(title);
    }
  });

  function fileOf(place: string): string {
    const [, file = ''] = new RegExp(`\`${place}\` = \`([^\`]+)\``).exec(text) ?? [];
    return file;
  }
});

/** Titles of the tests in a file. */
function titlesIn(file: string): string[] {
  const source = readFileSync(path.join(ROOT, file), 'utf8');
  return [...source.matchAll(/\bit\((['"])(.*?)\1,/g)].map(([, , title = '']) => title);
}

function faults(): string[] {
  const folder = path.join(ROOT, 'apps/chaos/src/faults');
  return readdirSync(folder).flatMap((file) => {
    const source = readFileSync(path.join(folder, file), 'utf8');
    return [...source.matchAll(/^ {2}name: '([\w-]+)'/gm)].map(([, name = '']) => name);
  });
}

function markdownIn(folder: string): string[] {
  return execFileSync('find', [folder, '-name', '*.md'], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n').sort();
}

/** Markdown without its code, in which brackets mean other things. */
function withoutCode(markdown: string): string {
  return markdown.replaceAll(/^```[\s\S]*?^```$/gm, '').replaceAll(/`[^`\n]*`/g, '');
}
