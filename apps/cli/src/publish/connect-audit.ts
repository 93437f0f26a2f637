import { type Audit, connect } from '@docket/sdk';
import { installedTopics, kafkaSettings, registrySettings } from '../connections.js';
import { type CliContext } from '../context.js';

/** Connects as what tells of what operators do with commands. @throws when Kafka or the registry cannot be reached */
export function connectAudit(context: CliContext): Promise<Audit> {
  return connect({
    kafka: kafkaSettings(context),
    registry: registrySettings(context),
    topic: installedTopics(context).events,
    service: 'docket-cli',
  });
}
