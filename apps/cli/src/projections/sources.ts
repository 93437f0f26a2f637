import { ArchiveReader } from '@docket/archive';
import { withTopicSource } from '@docket/operations';
import { type ReplayOptions, type ReplayParts } from '@docket/projections';
import { withLocation } from '../archive/with-location.js';
import { clickhouseSettings, kafkaSettings, registrySettings } from '../connections.js';
import { type CliContext } from '../context.js';
import { type ReplayCommandOptions } from './run-replay.js';

/** Opens what events are read from, for the time of one replay. */
export async function withSources<T>(
  parts: ReplayParts,
  { source, archive, workers }: ReplayCommandOptions,
  context: CliContext,
  work: (sources: Pick<ReplayOptions, 'topic' | 'archive'>) => Promise<T>,
): Promise<T> {
  if (source === undefined || source === 'table') return work({});
  const servers = {
    kafka: kafkaSettings(context),
    registry: registrySettings(context),
    clickhouse: clickhouseSettings(context),
  };
  return withTopicSource(parts, { servers, threads: workers }, (topic) => {
    if (archive === undefined) return work({ topic });
    return withLocation(archive, context, async (storage) =>
      work({ topic, archive: await ArchiveReader.open(storage, parts.topic) }),
    );
  });
}
