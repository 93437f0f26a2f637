import { homedir } from 'node:os';
import path from 'node:path';

/**
 * Where downloads and the compiled launcher are kept, shared by every stack of this user:
 * DOCKET_CACHE_DIR, else `docket` in XDG_CACHE_HOME, else `~/.cache/docket`.
 */
export function cacheDir(env: NodeJS.ProcessEnv = process.env): string {
  const own = env['DOCKET_CACHE_DIR'];
  if (own !== undefined && own !== '') return path.resolve(own);
  const xdg = env['XDG_CACHE_HOME'];
  return path.join(xdg !== undefined && path.isAbsolute(xdg) ? xdg : path.join(homedir(), '.cache'), 'docket');
}
