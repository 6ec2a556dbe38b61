/** Numbers that look random and are the same for the same seed (mulberry32), so that a long journey can be walked again. */
export class Dice {
  constructor(private state: number) {}

  /** 0 to just below 1. */
  throw(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** 0 to just below `most`, whole. */
  below(most: number): number {
    return Math.floor(this.throw() * most);
  }

  shuffled<T>(list: readonly T[]): readonly T[] {
    const keyed = list.map((value) => ({ value, key: this.throw() }));
    return keyed.sort((a, b) => a.key - b.key).map(({ value }) => value);
  }
}
