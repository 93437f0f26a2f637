import { connectSchemas, Redelivery } from '@docket/rejections';
import { type ConnectOptions, type ControlPublisher } from '@docket/sdk';
import { Claims } from './claims.js';
import { CorrectionDesk } from './correction-desk.js';
import { RejectionDesk } from './rejection-desk.js';
import { RetryDesk } from './retry-desk.js';

/** What operations on rejections work with; whoever makes it closes it. */
export interface RejectionParts {
  readonly desk: RejectionDesk;
  readonly retries: RetryDesk;
  readonly corrections: CorrectionDesk;
  close(): Promise<void>;
}

/** What they are told. */
interface RejectionOptions extends Pick<ConnectOptions, 'kafka' | 'service'> {
  /** Undefined where there is no registry. */
  readonly registry: ConnectOptions['registry'] | undefined;
  /** Topic of events. */
  readonly topic: string;
}

/** Puts it together; nothing is contacted. */
export function rejectionParts(
  { kafka, service, registry, topic }: RejectionOptions,
  control: Pick<ControlPublisher, 'publish'>,
): RejectionParts {
  const schemas = registry && connectSchemas(registry);
  const redelivery = new Redelivery(kafka, topic, service);
  const claims = new Claims(control);
  const desk = new RejectionDesk(topic, schemas);
  const corrections = new CorrectionDesk(claims, registry && { kafka, service, registry, topic });
  const close = async () => {
    schemas?.close();
    await Promise.all([redelivery.close(), corrections.close()]);
  };
  return { desk, retries: new RetryDesk(desk, claims, redelivery), corrections, close };
}
