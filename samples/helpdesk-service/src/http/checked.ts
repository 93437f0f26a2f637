import { BadRequestException, type PipeTransform } from '@nestjs/common';
import { type z } from 'zod';

/** Takes a body that is as it should be, and says what is wrong with any other. */
export class Checked<T extends z.ZodType> implements PipeTransform<unknown, z.infer<T>> {
  constructor(private readonly schema: T) {}

  transform(body: unknown): z.infer<T> {
    const { success, data, error } = this.schema.safeParse(body ?? {});
    if (success) return data;
    const problems = error.issues.map(({ path, message }) => `${path.join('.') || 'the body'}: ${message}`);
    throw new BadRequestException(problems);
  }
}
