import { readFileSync } from 'node:fs';

/** One instruction: its keyword in capitals and the rest, continued lines joined. */
export interface Instruction {
  readonly keyword: string;
  readonly text: string;
}

/** A stage, from its FROM to the next. */
export interface Stage {
  readonly name: string;
  /** Image or earlier stage it begins from, with the values of ARGs filled in. */
  readonly from: string;
  readonly instructions: readonly Instruction[];
}

/** A COPY, taken apart. */
export interface Copy {
  /** Stage it copies from; `undefined` means the build context. */
  readonly stage: string | undefined;
  readonly sources: readonly string[];
  readonly target: string;
}

/** Reads the stages of a Dockerfile. Knows what ours is made of, not every form there is. */
export function readStages(file: string): Stage[] {
  const instructions = instructionsOf(readFileSync(file, 'utf8'));
  const values = new Map<string, string>();
  const stages: (Stage & { instructions: Instruction[] })[] = [];
  for (const { keyword, text } of instructions) {
    if (keyword === 'FROM') {
      const [, from = '', name = ''] = /^(\S+) AS (\S+)$/.exec(filledIn(text, values)) ?? [];
      stages.push({ name, from, instructions: [] });
    } else if (keyword === 'ARG' && stages.length === 0) {
      const [name = '', value = ''] = text.split('=');
      values.set(name, value);
    } else {
      stages.at(-1)?.instructions.push({ keyword, text });
    }
  }
  return stages;
}

/** All instructions of a stage, those of the stages it is built on first. */
export function inherited(stage: Stage, stages: readonly Stage[]): Instruction[] {
  const base = stages.find(({ name }) => name === stage.from);
  return [...(base ? inherited(base, stages) : []), ...stage.instructions];
}

/** The COPY instructions of a stage. */
export function copiesOf({ instructions }: Pick<Stage, 'instructions'>): Copy[] {
  return instructions
    .filter(({ keyword }) => keyword === 'COPY')
    .map(({ text }) => {
      const words = text.split(/\s+/);
      const stage = words[0]?.startsWith('--from=') === true ? words.shift()?.slice('--from='.length) : undefined;
      return { stage, sources: words.slice(0, -1), target: words.at(-1) ?? '' };
    });
}

function instructionsOf(text: string): Instruction[] {
  const lines = text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
    .join('\n')
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n');
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, keyword = '', rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
      return { keyword, text: rest.trim() };
    });
}

function filledIn(text: string, values: ReadonlyMap<string, string>): string {
  return text.replaceAll(/\$\{(\w+)\}/g, (whole, name: string) => values.get(name) ?? whole);
}
