import { useState } from 'react';
import { HelpDialog, type Key } from '../shell/help/help-dialog.js';
import { useKeys } from '../shell/use-keys.js';

const KEYS = [['/', 'find']] as const satisfies readonly Key[];

/** Keys of the reports, and the list of them. */
export function ReportKeys() {
  const [hasHelp, setHelp] = useState(false);
  const actions: Readonly<Record<string, () => void>> = {
    '/': () => document.getElementById('find')?.focus(),
    '?': () => setHelp(true),
  };
  useKeys(({ key }) => actions[key]);
  return <HelpDialog open={hasHelp} onClose={() => setHelp(false)} keys={KEYS} />;
}
