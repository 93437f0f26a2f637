import { readFileSync } from 'node:fs';
import { correctedEvent, correction, type Origin, originText } from '@docket/rejections';
import { connect, InvalidEventError, type InKafka, UnknownActionError } from '@docket/sdk';
import { type z } from 'zod';
import { usageError } from '../command-error.js';
import { installedTopics, kafkaSettings, registrySettings } from '../connections.js';
import { type CliContext } from '../context.js';
import { requireRejection, withRejections } from './with-rejections.js';

/** The options of `docket rejections retry --correct`. */
export interface CorrectOptions {
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/**
 * Publishes the event in a file as the correction of a rejected record: a new event, labelled with what it corrects.
 * Its id follows from origin and file unless the file has one, so that doing it again adds nothing.
 * @throws {CommandError} when there is no such rejection, or the file holds no event
 */
export async function correctRejection(
  origin: Origin,
  file: string,
  { dryRun, json }: CorrectOptions,
  context: CliContext,
): Promise<void> {
  const text = readText(file);
  const { action, eventId, input } = correctedEvent(origin, parse(text, file), text);
  await withRejections(context, ({ rejections }) => requireRejection(rejections, origin));
  const audit = await connect({
    kafka: kafkaSettings(context),
    registry: registrySettings(context),
    topic: installedTopics(context).events,
    service: 'docket-cli',
  });
  try {
    let receipt: InKafka | undefined;
    if (dryRun === true) await audit.check(action, input);
    else receipt = await audit.emit(action, input, { redelivery: true });
    context.out.print((json === true ? asJson : sentence)(originText(origin), eventId, receipt));
  } catch (error) {
    if (error instanceof InvalidEventError || error instanceof UnknownActionError) {
      throw usageError(`${file}: ${error.message}`);
    }
    throw error;
  } finally {
    await audit.close();
  }
}

/** @param receipt of the published event; none when it was only checked */
function sentence(corrects: string, eventId: string, receipt: InKafka | undefined): string {
  if (!receipt) return `${corrects}: would be corrected by event ${eventId}`;
  return `${corrects}: corrected by event ${eventId}, partition ${receipt.partition} offset ${receipt.offset}`;
}

function asJson(origin: string, eventId: string, receipt: InKafka | undefined): string {
  const published = receipt ? { partition: receipt.partition, offset: Number(receipt.offset) } : null;
  return JSON.stringify({ origin, event_id: eventId, published });
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw usageError(`--correct ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function parse(text: string, file: string): z.infer<typeof correction> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw usageError(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = correction.safeParse(json);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`);
  throw usageError(`${file} is no event:\n  ${problems.join('\n  ')}`);
}
