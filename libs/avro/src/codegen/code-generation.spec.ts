import { describe, expect, it } from '@jest/globals';
import { assertCodeGeneration, CodeGenerationError } from './code-generation.js';

describe('assertCodeGeneration', () => {
  it('passes where code may be generated, and says what to do where it may not', () => {
    expect(() => {
      assertCodeGeneration();
    }).not.toThrow();
    const disallowed = () => {
      throw new EvalError('Code generation from strings disallowed for this context');
    };
    expect(() => {
      assertCodeGeneration(disallowed);
    }).toThrow(CodeGenerationError);
    expect(() => {
      assertCodeGeneration(disallowed);
    }).toThrow('--disallow-code-generation-from-strings');
  });
});
