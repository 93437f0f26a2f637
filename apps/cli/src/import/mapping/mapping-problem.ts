/** Keys from the top of the mapping to a place in it. */
export type MappingPath = readonly (string | number)[];

/** One thing that is wrong with a mapping. */
export interface MappingProblem {
  readonly path: MappingPath;
  readonly message: string;
}

/** Takes problems while a mapping is compiled, so that all of them are told at once. */
export type ProblemSink = (path: MappingPath, message: string) => void;

/** `event.actor.id`, `source.key[1]`. */
export function pathText(path: MappingPath): string {
  return path.map((key, i) => (typeof key === 'number' ? `[${key}]` : i === 0 ? key : `.${key}`)).join('');
}
