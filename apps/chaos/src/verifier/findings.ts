const MOST = 100;

/** What is wrong, in numbers and, the first hundred, in words. */
export class Findings {
  readonly words: string[] = [];
  lost = 0;
  doubled = 0;

  /** A record or a count that is missing somewhere, or is treated as something that it is not: as good as lost. */
  lose(finding: string, count = 1): void {
    this.lost += count;
    this.add(finding);
  }

  /** A row or a count too many. */
  double(finding: string, count = 1): void {
    this.doubled += count;
    this.add(finding);
  }

  /** Wrong in a way that is no number of records. */
  add(finding: string): void {
    if (this.words.length < MOST) this.words.push(finding);
  }
}
