/** The part of avsc's internals that the reference extends: the place a type reads from. */
declare module 'avsc/lib/utils.js' {
  export class Tap {
    constructor(buffer: Buffer, position?: number);
    buf: Buffer;
    pos: number;
  }
  const utils: { readonly Tap: typeof Tap };
  export default utils;
}
