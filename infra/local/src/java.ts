import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { findProgram } from './find-program.js';

/** A Java runtime. */
export interface Java {
  /** The real executable, never a version manager's shim. */
  executable: string;
  /** Major version. */
  version: number;
  /** Tells one build from another, e.g. `17.0.15+6-Debian-1deb12u1`. */
  build: string;
}

/**
 * The Java of JAVA_HOME, else of PATH; `undefined` when there is none or it does not start.
 *
 * A shim found on PATH may start Java as a child of its own, and the signals meant for the server would then end the
 * shim alone. So Java itself is asked where it lives.
 */
export async function findJava(env: NodeJS.ProcessEnv = process.env): Promise<Java | undefined> {
  const home = env['JAVA_HOME'];
  const found =
    home === undefined || home === '' ? findProgram('java', env['PATH'] ?? '') : path.join(home, 'bin/java');
  if (found === undefined) return undefined;
  try {
    const { stderr } = await promisify(execFile)(found, ['-XshowSettings:properties', '-version'], { env });
    return parseJavaSettings(stderr);
  } catch {
    return undefined;
  }
}

/** Reads what `java -XshowSettings:properties -version` prints. */
export function parseJavaSettings(output: string): Java | undefined {
  const home = /^\s*java\.home = (.+)$/m.exec(output)?.[1]?.trim();
  const version = /^\s*java\.specification\.version = (?:1\.)?(\d+)/m.exec(output)?.[1];
  const build = /^\s*java\.vm\.version = (.+)$/m.exec(output)?.[1]?.trim();
  if (home === undefined || version === undefined || build === undefined) return undefined;
  return { executable: path.join(home, 'bin/java'), version: Number(version), build };
}
