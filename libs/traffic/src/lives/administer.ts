import { changePermission } from '../actions/change-permission.js';
import { changeOwnSettings, changeSettings } from '../actions/change-settings.js';
import { exportData } from '../actions/export-data.js';
import { type HelpDesk } from '../desk/help-desk.js';
import { type Session } from '../log/session.js';
import { SECOND } from '../schedule/durations.js';
import { type Life } from '../schedule/schedule.js';

const KINDS = { own: 40, exports: 35, settings: 17, permission: 8 } as const;
const OFTEN = { agent: 0.002, admin: 0.02, owner: 0.02 } as const;

/** Now and then somebody changes how the help desk works, takes data out of it, or tries to. */
export function* administer(desk: HelpDesk, session: Session): Life {
  const { agent, random } = session;
  if (!random.chance(OFTEN[agent.role])) return;
  yield random.between(20 * SECOND, 200 * SECOND);
  const kind = random.weighted(KINDS);
  if (kind === 'own') changeOwnSettings(desk, session);
  else if (kind === 'exports') exportData(desk, session);
  else if (agent.isAdmin && kind === 'settings') changeSettings(desk, session);
  else if (agent.isAdmin) changePermission(desk, session);
}
