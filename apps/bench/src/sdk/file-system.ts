import { readFileSync, realpathSync } from 'node:fs';

/** Kind of the file system that a directory is on, such as `ext4` or `tmpfs`: how dear syncing is depends on it. */
export function fileSystemOf(directory: string): string {
  const place = `${realpathSync(directory)}/`;
  const mounts = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([, mount = '-']) => place.startsWith(mount.endsWith('/') ? mount : `${mount}/`));
  // Of two mounts on one another the last is seen.
  const longest = mounts.reduce<string[]>(
    (best, one) => ((one[1] ?? '').length >= (best[1] ?? '').length ? one : best),
    [],
  );
  return longest[2] ?? 'unknown';
}
