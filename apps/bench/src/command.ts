import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runGateway } from './gateway/run-gateway.js';
import { runIngest } from './ingest/run-ingest.js';
import { runLatency } from './latency/run-latency.js';
import {
  parseGatewayOptions,
  parseIngestOptions,
  parseLatencyOptions,
  parseQueryOptions,
  parseReplayOptions,
  parseSdkOptions,
  USAGE,
  UsageError,
} from './options.js';
import { runQuery } from './query/run-query.js';
import { runReplayBench } from './replay/run-replay.js';
import { gatewayJson, gatewayText } from './report/gateway-report.js';
import { profileText } from './report/profile-report.js';
import { ingestJson, ingestText } from './report/ingest-report.js';
import { latencyJson, latencyText } from './report/latency-report.js';
import { queryJson, queryText } from './report/query-report.js';
import { replayJson, replayText } from './report/replay-report.js';
import { INGESTER_AREAS } from './report/profile-areas.js';
import { sdkJson, sdkText } from './report/sdk-report.js';
import { runSdk } from './sdk/run-sdk.js';
import { sdkProfileText } from './sdk/profiled.js';
import { Endings } from './stack/endings.js';

/** Exit code of a process that Ctrl-C ended. */
const INTERRUPTED = 130;

/** Runs `ingest`, `latency`, `replay`, `gateway`, `query` or `sdk`. @returns the exit code */
export async function runCommand(command: string, args: readonly string[]): Promise<number> {
  const endings = new Endings();
  const interrupted = endWhenInterrupted(endings);
  if (args.includes('--help')) {
    process.stdout.write(USAGE);
    return 0;
  }
  try {
    switch (command) {
      case 'ingest':
        return await ingest(args, endings);
      case 'latency':
        return await latency(args, endings);
      case 'replay':
        return await replay(args, endings);
      case 'gateway':
        return await gateway(args, endings);
      case 'query':
        return await query(args, endings);
      case 'sdk':
        return await sdk(args, endings);
      default:
        process.stdout.write(USAGE);
        return command === '' || command === '--help' ? 0 : 2;
    }
  } catch (error) {
    // What fails then fails because its servers end.
    if (interrupted.aborted) return INTERRUPTED;
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n\n${USAGE}`);
    return 2;
  } finally {
    await endings.run();
  }
}

async function ingest(args: readonly string[], endings: Endings): Promise<number> {
  const { json, profile, ...options } = parseIngestOptions(args);
  const profileDirectory = profile === undefined ? undefined : path.resolve(profile);
  if (profileDirectory !== undefined) mkdirSync(profileDirectory, { recursive: true });
  const findings = await runIngest({ ...options, profileDirectory }, endings, note);
  process.stdout.write(`\n${ingestText(findings)}`);
  if (json !== undefined) writeJson(json, ingestJson(findings));
  if (profileDirectory !== undefined)
    process.stdout.write(`\n${profileText(profileDirectory, options.events, INGESTER_AREAS)}`);
  return findings.tablesEqual ? 0 : 1;
}

async function latency(args: readonly string[], endings: Endings): Promise<number> {
  const { json, ...options } = parseLatencyOptions(args);
  const findings = await runLatency(options, endings, note);
  process.stdout.write(`\n${latencyText(findings)}`);
  if (json !== undefined) writeJson(json, latencyJson(findings));
  return 0;
}

async function replay(args: readonly string[], endings: Endings): Promise<number> {
  const { json, ...options } = parseReplayOptions(args);
  const findings = await runReplayBench(options, endings, note);
  process.stdout.write(`\n${replayText(findings)}`);
  if (json !== undefined) writeJson(json, replayJson(findings));
  return findings.areEqual ? 0 : 1;
}

async function gateway(args: readonly string[], endings: Endings): Promise<number> {
  const { json, profile, ...options } = parseGatewayOptions(args);
  const profileDirectory = profile === undefined ? undefined : path.resolve(profile);
  const findings = await runGateway({ ...options, profileDirectory }, endings, note);
  process.stdout.write(`\n${gatewayText(findings)}`);
  if (json !== undefined) writeJson(json, gatewayJson(findings));
  return 0;
}

async function query(args: readonly string[], endings: Endings): Promise<number> {
  const { json, data, ...options } = parseQueryOptions(args);
  const findings = await runQuery(
    { ...options, data: data === undefined ? undefined : path.resolve(data) },
    endings,
    note,
  );
  process.stdout.write(`\n${queryText(findings)}`);
  if (json !== undefined) writeJson(json, queryJson(findings));
  return findings.crowd.failures === 0 ? 0 : 1;
}

async function sdk(args: readonly string[], endings: Endings): Promise<number> {
  const { json, profile, ...options } = parseSdkOptions(args);
  const profileDirectory = profile === undefined ? undefined : path.resolve(profile);
  const findings = await runSdk({ ...options, profileDirectory }, endings, note);
  process.stdout.write(`\n${sdkText(findings)}`);
  if (json !== undefined) writeJson(json, sdkJson(findings));
  if (profileDirectory !== undefined) process.stdout.write(`\n${sdkProfileText(profileDirectory, findings)}`);
  return findings.countsEqual ? 0 : 1;
}

/** What goes on is told beside the report, so that the report can be kept alone. */
function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

function writeJson(file: string, value: unknown): void {
  writeFileSync(file, `${JSON.stringify(value, undefined, 2)}\n`);
}

/** Ends what was started and then this process; a second Ctrl-C does not wait, and takes the servers with it. */
function endWhenInterrupted(endings: Endings): AbortSignal {
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      process.once(signal, () => process.exit(INTERRUPTED));
      note('ending');
      interruption.abort();
      const ended = (): never => process.exit(INTERRUPTED);
      endings.run().then(ended, ended);
    });
  }
  return interruption.signal;
}
