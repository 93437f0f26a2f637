import { z } from 'zod';
import { isCached } from './artifact.js';
import { findLibrary, LIBRARY_PACKAGE } from './clickhouse/library.js';
import { MachineError } from './errors.js';
import { findProgram } from './find-program.js';
import { findJava } from './java.js';
import { kafkaArtifact, registryArtifact } from './maven.js';
import { PART_NAMES, type PartName } from './part.js';
import { MINIMUM_JAVA, MINIMUM_NODE } from './versions.js';

/** Facts about this machine that decide whether the stack can run; given by tests, else found out. */
export interface MachineFacts {
  platform: string;
  arch: string;
  /** Version of glibc; `undefined` on a system without it. */
  glibc: string | undefined;
  /** Version of Node, without the leading v. */
  node: string;
  /** Major version of Java. */
  java: number | undefined;
  /** Whether Maven is there, and whether anything has to be downloaded with it. */
  maven: boolean;
  downloadNeeded: boolean;
  compiler: boolean;
  python: boolean;
  /** Whether the optional package with ClickHouse is installed. */
  library: boolean;
}

/** One line for each thing that is missing, with what to install. Empty when the stack can run. */
export function whatIsMissing(facts: MachineFacts, parts: readonly PartName[] = PART_NAMES): string[] {
  const java = parts.includes('kafka') || parts.includes('registry');
  return [
    ...platformProblems(facts),
    ...(java ? javaProblems(facts) : []),
    ...(facts.compiler || facts.python ? [] : ['A C compiler (Debian, Ubuntu: apt install gcc libc6-dev) or python3.']),
    ...(facts.library || !parts.includes('clickhouse')
      ? []
      : [`The optional npm package ${LIBRARY_PACKAGE}: run npm install without --omit=optional.`]),
  ];
}

function platformProblems(facts: MachineFacts): string[] {
  if (facts.platform !== 'linux' || facts.arch !== 'x64') {
    return [`Linux on x64: this machine is ${facts.platform} on ${facts.arch}.`];
  }
  return [
    ...(facts.glibc === undefined ? ['A Linux with glibc: this one has another C library (musl, as in Alpine?).'] : []),
    ...(isOlder(facts.node, MINIMUM_NODE) ? [`Node ${MINIMUM_NODE} or newer: this is ${facts.node}.`] : []),
  ];
}

function javaProblems(facts: MachineFacts): string[] {
  const install = '(Debian, Ubuntu: apt install openjdk-17-jre-headless; JAVA_HOME is used if set)';
  const problems: string[] = [];
  if (facts.java === undefined) problems.push(`Java ${MINIMUM_JAVA} or newer ${install}.`);
  else if (facts.java < MINIMUM_JAVA) problems.push(`Java ${MINIMUM_JAVA} or newer ${install}: this is ${facts.java}.`);
  if (facts.downloadNeeded && !facts.maven) {
    problems.push('Maven, for the first start only (Debian, Ubuntu: apt install maven).');
  }
  return problems;
}

/** Finds out the facts. Only `env` decides where programs are looked for. */
async function machineFacts(env: NodeJS.ProcessEnv = process.env): Promise<MachineFacts> {
  const has = (program: string) => findProgram(program, env['PATH'] ?? '') !== undefined;
  return {
    platform: process.platform,
    arch: process.arch,
    glibc: glibcVersion(),
    node: process.versions.node,
    java: (await findJava(env))?.version,
    maven: has('mvn'),
    downloadNeeded: !isCached(kafkaArtifact()) || !isCached(registryArtifact()),
    compiler: has('cc'),
    python: has('python3'),
    library: findLibrary() !== undefined,
  };
}

/** The answer to whether this machine can run the stack. `message` is for people and lists everything at once. */
export type MachineCheck = { ok: true } | { ok: false; missing: string[]; message: string };

/** Looks for everything the given parts need. Nothing is changed, installed or downloaded. */
export async function checkMachine({
  parts = PART_NAMES,
  env = process.env,
}: { parts?: readonly PartName[]; env?: NodeJS.ProcessEnv } = {}): Promise<MachineCheck> {
  const missing = whatIsMissing(await machineFacts(env), parts);
  if (missing.length === 0) return { ok: true };
  const list = missing.map((line) => `  - ${line}`).join('\n');
  const message =
    `The local stack cannot run on this machine. Missing:\n${list}\n` +
    'With Docker instead, none of this is needed: use --docker (docker compose up).';
  return { ok: false, missing, message };
}

/** @throws MachineError naming everything that is missing */
export async function assertMachine(parts: readonly PartName[]): Promise<void> {
  const check = await checkMachine({ parts });
  if (!check.ok) throw new MachineError(check.message, check.missing);
}

// The field of Node's report about the C library; it exists with glibc only.
const reportShape = z.object({ header: z.object({ glibcVersionRuntime: z.string().optional() }) });

function glibcVersion(): string | undefined {
  return reportShape.safeParse(process.report.getReport()).data?.header.glibcVersionRuntime;
}

function isOlder(version: string, minimum: string): boolean {
  return version.localeCompare(minimum, 'en', { numeric: true }) < 0;
}
