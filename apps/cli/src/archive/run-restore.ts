import { restoreArchive, TOKEN_SECONDS } from '@docket/archive';
import { connectWriter } from '@docket/clickhouse';
import { LedgerStore } from '@docket/ledger';
import { takeOverControl } from '@docket/operations';
import { CommandError } from '../command-error.js';
import { clickhouseSettings, installedTopics, kafkaSettings } from '../connections.js';
import { type CliContext } from '../context.js';
import { ExitCode } from '../exit-code.js';
import { takePartition } from '../ingest/take-partition.js';
import { withLocation } from './with-location.js';

const CLIENT_ID = 'docket-archive';

/** The options of `docket archive restore`. */
export interface RestoreOptions {
  readonly from: string;
  readonly json?: boolean;
}

/** Restores an archive and prints how that went. @throws {CommandError} when it was ended by Ctrl-C */
export async function runRestore({ from, json }: RestoreOptions, context: CliContext): Promise<void> {
  const writer = connectWriter(clickhouseSettings(context));
  const store = new LedgerStore(writer);
  try {
    // What was erased is in the control topic, and has to be known before anything is restored.
    const name = installedTopics(context).control;
    await takeOverControl(writer, kafkaSettings(context), { name, clientId: CLIENT_ID });
    const report = await withLocation(from, context, (storage) =>
      restoreArchive(
        {
          writer,
          storage,
          topic: installedTopics(context).events,
          signal: context.signal,
          take: (place) => takePartition(store, place),
          tokenSeconds: TOKEN_SECONDS,
        },
        ({ key }) => {
          context.out.note(`restored ${key}`);
        },
      ),
    );
    const { ranges, known, events, rejections, isUnsure } = report;
    if (json === true) {
      context.out.print(JSON.stringify({ ranges, known, events, rejections, unsure: isUnsure }));
    } else {
      const before = known > 0 ? `, ${known.toLocaleString('en')} ranges were there already` : '';
      context.out.print(
        `${events.toLocaleString('en')} events and ${rejections.toLocaleString('en')} rejections of ` +
          `${ranges.toLocaleString('en')} ranges are restored${before}`,
      );
    }
    context.out.note('Ingestion may be started: it goes on behind the archive.');
    if (isUnsure) context.out.note('Then, because a range was written again: docket verify projections --repair');
  } catch (error) {
    if (!context.signal.aborted) throw error;
    throw new CommandError('interrupted; the same again goes on where it was', ExitCode.interrupted);
  } finally {
    await writer.close();
  }
}
