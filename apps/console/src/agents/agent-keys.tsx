import { useState } from 'react';
import { goToLine } from '../shell/go-to-line.js';
import { HelpDialog, type Key } from '../shell/help/help-dialog.js';
import { useKeys } from '../shell/use-keys.js';
import { addDays } from '../time/dates.js';
import { useAgentSearch } from './use-agent-search.js';

const KEYS = [
  ['j', 'next'],
  ['k', 'previous'],
  ['Enter', 'open'],
  ['[', 'dayBefore'],
  [']', 'dayAfter'],
  ['Esc', 'leave'],
] as const satisfies readonly Key[];

/** Keys of the page of an agent, and the list of them. */
export function AgentKeys({ day }: { readonly day: string }) {
  const [hasHelp, setHelp] = useState(false);
  const { search, change } = useAgentSearch();
  const go = (by: number) => {
    const next = goToLine(by, search.event);
    if (search.event !== undefined) change({ event: next }, true);
  };
  const actions: Readonly<Record<string, () => void>> = {
    j: () => go(1),
    k: () => go(-1),
    '[': () => change({ day: addDays(day, -1), event: undefined }),
    ']': () => change({ day: addDays(day, 1), event: undefined }),
    Escape: () => change({ event: undefined }, true),
    '?': () => setHelp(true),
  };
  useKeys(({ key }) => actions[key]);
  return <HelpDialog open={hasHelp} onClose={() => setHelp(false)} keys={KEYS} />;
}
