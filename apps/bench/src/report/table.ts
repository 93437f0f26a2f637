import Table from 'cli-table3';

const NO_LINES = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '   ',
};

/** Columns under their names without ruled lines; the first column to the left, the numbers to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const view = new Table({
    head: [...head],
    chars: NO_LINES,
    colAligns: head.map((_, index) => (index === 0 ? 'left' : 'right')),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  for (const row of rows) view.push([...row]);
  return view.toString().replaceAll(/ +$/gm, '');
}
