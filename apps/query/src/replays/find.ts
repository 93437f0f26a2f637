import { type InstallationReader } from '../access/installation.js';
import { readPathParameter } from '../parameters/path-parameter.js';
import { uuid } from '../parameters/uuid.js';
import { Problem } from '@docket/http';
import { readReplays } from './read-replays.js';
import { type Replay } from './replay.js';

/** @throws {Problem} 404 when there is none */
export async function requireReplay(installation: InstallationReader, text: string): Promise<Replay> {
  const id = readPathParameter('id', uuid, text).toLowerCase();
  const found = (await readReplays(installation)).find((one) => one.id === id);
  if (!found) throw new Problem('not-found', `There is no replay ${id}.`);
  return found;
}
