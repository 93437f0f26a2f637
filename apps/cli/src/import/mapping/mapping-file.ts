import { isNode, isMap, LineCounter, parseDocument, type Document } from 'yaml';
import { type z } from 'zod';
import { ExitCode } from '../../exit-code.js';
import { CommandError } from '../../command-error.js';
import { type MappingPath, type MappingProblem, pathText } from './mapping-problem.js';
import { mappingSpec, type MappingSpec } from './mapping-spec.js';

/** A mapping together with the lines its parts stand on. */
export interface MappingFile {
  readonly spec: MappingSpec;
  /** An error that tells all problems, each with file, line and path, and then the advice. */
  error(problems: readonly MappingProblem[], advice?: string): CommandError;
}

/**
 * Reads a mapping. Scalars stay texts as they are written: `TRUE`, `007` and `1.10` in a value table are what the
 * CSV file says, not a boolean or numbers.
 * @param name how the file is called in errors.
 * @throws {CommandError} that tells every problem.
 */
export function readMapping(yaml: string, name: string): MappingFile {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { schema: 'failsafe', lineCounter: lines });
  const at = (offset: number) => lines.linePos(offset).line;
  const [broken] = document.errors;
  if (broken) {
    const what = broken.message.split('\n')[0]?.replace(/:$/, '') ?? '';
    throw failure([`${name}:${at(broken.pos[0])}: ${what}`]);
  }
  const error = (problems: readonly MappingProblem[], advice?: string) => {
    const placed = problems.map((problem) => ({ ...problem, offset: offsetOf(document, problem.path) }));
    const told = placed
      .sort((a, b) => a.offset - b.offset)
      .map(({ offset, path, message }) => `${name}:${at(offset)}: ${`${pathText(path)} ${message}`.trim()}`);
    return failure(told, advice);
  };
  const parsed = mappingSpec.safeParse(document.toJS());
  if (!parsed.success) throw error(parsed.error.issues.flatMap(problemsOfIssue));
  return { spec: parsed.data, error };
}

function failure(told: readonly string[], advice?: string): CommandError {
  const count = told.length === 1 ? '' : ` (${told.length} problems)`;
  const lines = [...told.map((line) => `  ${line}`), ...(advice === undefined ? [] : [advice])];
  return new CommandError(`the mapping cannot be used${count}:\n${lines.join('\n')}`, ExitCode.usage);
}

/** Zod tells unknown keys of one object together; each stands on a line of its own. */
export function problemsOfIssue(issue: z.core.$ZodIssue): MappingProblem[] {
  const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)));
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key], message: 'is not known here' }));
  const missing = issue.code === 'invalid_type' && issue.input === undefined;
  return [{ path, message: missing ? 'is missing' : lowerFirst(issue.message) }];
}

function lowerFirst(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}

/** Where a path stands in the text; the nearest part above it when it is not there. */
function offsetOf(document: Document, path: MappingPath): number {
  const parent = document.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => String(key) === String(last));
    if (isNode(pair?.key)) return pair.key.range?.[0] ?? 0;
  }
  const node = document.getIn(path, true);
  if (isNode(node)) return node.range?.[0] ?? 0;
  return path.length === 0 ? 0 : offsetOf(document, path.slice(0, -1));
}
