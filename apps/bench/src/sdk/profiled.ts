import path from 'node:path';
import { PRODUCER_AREAS } from '../report/profile-areas.js';
import { profileText } from '../report/profile-report.js';
import { type SdkFindings } from '../report/sdk-report.js';
import { type SdkPathName } from './path-names.js';

/** The paths whose difference is what Docket costs, and the one that has no Kafka in it. */
const PROFILED: readonly SdkPathName[] = ['docket_durable', 'kafkajs_batched', 'spool'];

/** Where Node leaves the profile of a path; undefined for those that are not looked at. */
export function profileDirectoryOf(directory: string | undefined, name: SdkPathName): string | undefined {
  return directory === undefined || !PROFILED.includes(name) ? undefined : path.join(directory, name);
}

/** What the profiles say about one event of each path; the events before the measurement count like the others. */
export function sdkProfileText(directory: string, { paths }: SdkFindings): string {
  return PROFILED.flatMap((name) => {
    const measured = paths.get(name);
    return measured ? [`${name}\n\n${profileText(path.join(directory, name), measured.sent, PRODUCER_AREAS)}`] : [];
  }).join('\n');
}
