import { fileURLToPath } from 'node:url';

/** Absolute path of a file of this package that is not compiled, e.g. `native/launcher.c`. */
export function packageFile(relative: string): string {
  // src/ and dist/ lie at the same depth, so this holds for sources and for the build.
  return fileURLToPath(new URL(`../${relative}`, import.meta.url));
}
