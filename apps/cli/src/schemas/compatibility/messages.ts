import type { Incompatibility } from './compare.js';

/** An incompatibility of one action, with what was compared against, such as `version 3` or `HEAD`. */
export interface ActionBreak extends Incompatibility {
  readonly action: string;
}

const NAMED = 3;

/**
 * One line per break. What happens to several actions alike (a change of the envelope, or of a shared type) is told
 * once, with the first actions by name.
 */
export function breakLines(breaks: readonly ActionBreak[]): string[] {
  const alike = new Map<string, string[]>();
  for (const { action, path, message } of breaks) {
    const what = path === '' ? message : `field ${path}: ${message}`;
    const actions = alike.get(what) ?? [];
    if (!actions.includes(action)) actions.push(action);
    alike.set(what, actions);
  }
  return [...alike].map(([what, actions]) => `${actionNames(actions)}: ${what}`);
}

function actionNames(actions: readonly string[]): string {
  const named = actions.slice(0, NAMED).join(', ');
  const more = actions.length - NAMED;
  return more > 0 ? `${named} and ${more} more` : named;
}
