/** Code generation from strings is switched off in this process. */
export class CodeGenerationError extends Error {
  override readonly name = 'CodeGenerationError';
  readonly verdict = 'stop';
}

/**
 * Fails with a clear message where JavaScript may not be made from strings. There is no slower way around it: avsc,
 * which the SDK and the registry client stand on, cannot even be loaded there. So it is said before avsc is loaded,
 * which would say it in words that help nobody.
 *
 * @throws CodeGenerationError
 */
export function assertCodeGeneration(generate: () => unknown = generateNothing): void {
  try {
    generate();
  } catch (error) {
    throw new CodeGenerationError(
      'Docket compiles a function for each Avro schema, and this process may not make code from strings: ' +
        'start Node without --disallow-code-generation-from-strings',
      { cause: error },
    );
  }
}

function generateNothing(): unknown {
  // The very thing that is asked about.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  return new Function();
}

assertCodeGeneration();
