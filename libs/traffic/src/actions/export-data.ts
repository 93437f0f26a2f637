import { type HelpDesk } from '../desk/help-desk.js';
import { type Session } from '../log/session.js';

const RESOURCES = ['tickets', 'contacts', 'report'] as const;
const FORMATS = ['csv', 'xlsx', 'json'] as const;
const BYTES_PER_ROW = 180;

/** Somebody takes data out. Who is no admin may have reports and nothing else. */
export function exportData(desk: HelpDesk, session: Session): void {
  const { agent, random } = session;
  const resource = random.pick(RESOURCES);
  const format = random.pick(FORMATS);
  const asked = { resource, format, filter: `last ${random.pick([7, 30, 90])} days` };
  if (!agent.isAdmin && resource !== 'report') {
    desk.log.write('user.data_exported', {
      ...session.click(),
      outcome: 'DENIED',
      reason: 'needs the permission export_data',
      details: asked,
    });
    return;
  }
  const rows = random.between(20, 20_000);
  desk.log.write('user.data_exported', {
    ...session.click(),
    details: {
      ...asked,
      row_count: rows,
      size_bytes: rows * BYTES_PER_ROW,
      file_name: `${resource}-${random.code(6)}.${format}`,
      destination: random.chance(0.8) ? 'download' : (agent.actor.email ?? 'download'),
    },
  });
}
