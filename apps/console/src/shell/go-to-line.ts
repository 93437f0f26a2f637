/** Goes to the next of the lines that are marked `data-event`, from the one that has the focus or is open. @returns its id */
export function goToLine(by: number, open: string | undefined): string | undefined {
  const lines = [...document.querySelectorAll<HTMLElement>('[data-event]')];
  const known = [document.activeElement, ...lines.filter(({ dataset }) => dataset['event'] === open)];
  const from = lines.findIndex((line) => known.includes(line));
  const next = lines[Math.max(0, Math.min(lines.length - 1, from + by))];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'nearest' });
  return next?.dataset['event'];
}
