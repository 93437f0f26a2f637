/** A text that is no JSON, or JSON that could not be taken as it was meant. Says what is wrong, in words for its sender. */
export class JsonFault extends Error {
  override readonly name = 'JsonFault';
}

/** JSON that is larger than what is taken. */
export class JsonTooLarge extends JsonFault {}
