import { type Code, code, join } from './code.js';

/** Above this an index takes two bytes, or shares its byte with a longer number. */
const ONE_BYTE_BRANCHES = 64;

/**
 * Runs the code of the branch that follows. The index of a branch is nearly always one byte, which is read in place:
 * an event has a dozen optional fields, and a call for each would cost more than the reading. Whatever is not plainly
 * one of the branches is left to `branch`. Needs the variables `b` (the bytes) and `u`.
 */
export function switchBranch(branches: readonly Code[]): Code {
  const count = branches.length;
  const cases = join(branches.map((branch, index) => code`case ${index}:${branch}break;`));
  const inPlace = 2 * Math.min(count, ONE_BYTE_BRANCHES);
  return code`if((u=b[c.at])<${inPlace}&&(u&1)===0){c.at++;u>>=1;}else u=branch(c,${count});switch(u){${cases}}`;
}
