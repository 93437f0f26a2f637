import { useState } from 'react';
import { goToLine } from '../shell/go-to-line.js';
import { HelpDialog, type Key } from '../shell/help/help-dialog.js';
import { useKeys } from '../shell/use-keys.js';
import { type Moment } from './moment/use-moment.js';
import { useTicketSearch } from './use-ticket-search.js';

const KEYS = [
  ['j', 'next'],
  ['k', 'previous'],
  ['Enter', 'open'],
  [',', 'earlier'],
  ['.', 'later'],
  ['n', 'now'],
  ['Esc', 'leave'],
] as const satisfies readonly Key[];

/** Keys of the page of a ticket, and the list of them. */
export function TicketKeys({ moment }: { readonly moment: Moment }) {
  const [hasHelp, setHelp] = useState(false);
  const { search, change } = useTicketSearch();
  const go = (by: number) => {
    const next = goToLine(by, search.event);
    if (search.event !== undefined) change({ event: next });
  };
  const actions: Readonly<Record<string, () => void>> = {
    j: () => go(1),
    k: () => go(-1),
    ',': () => moment.step(-1),
    '.': () => moment.step(1),
    n: () => moment.set(undefined),
    Escape: () => change({ event: undefined }),
    '?': () => setHelp(true),
  };
  useKeys(({ key }) => actions[key]);
  return <HelpDialog open={hasHelp} onClose={() => setHelp(false)} keys={KEYS} />;
}
