import { Logger } from '@nestjs/common';
import { type Audit, type EmitInput } from '@docket/sdk';
import { type DocketModuleOptions } from './docket-options.js';

/** What `@Audited` records with: emits, and sees to it that no failure goes unnoticed. */
export class AuditRecorder {
  readonly #waits: boolean;
  readonly #onUnrecorded: (error: unknown, action: string) => void;

  constructor(
    private readonly audit: Audit,
    options: Pick<DocketModuleOptions, 'wait' | 'onUnrecorded'>,
  ) {
    this.#waits = options.wait ?? true;
    this.#onUnrecorded = options.onUnrecorded ?? logUnrecorded;
  }

  /**
   * Emits an event.
   * @param wait whether to wait for it; what the module says when not given
   * @throws what `Audit.emit` throws, when waiting
   */
  async record(action: string, event: EmitInput, wait = this.#waits): Promise<void> {
    const recorded = this.audit.emit(action, event);
    if (wait) {
      await recorded;
      return;
    }
    recorded.catch((error: unknown) => {
      this.unrecorded(error, action);
    });
  }

  /** Tells of an event that could not be recorded, where nobody waits for it. */
  unrecorded(error: unknown, action: string): void {
    this.#onUnrecorded(error, action);
  }
}

function logUnrecorded(error: unknown, action: string): void {
  const told = error instanceof Error ? error.message : String(error);
  new Logger('Docket').error(`${action} was not recorded: ${told}`, error instanceof Error ? error.stack : undefined);
}
