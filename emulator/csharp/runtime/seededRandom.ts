/** The numbers of `new Random(seed)`: Knuth's subtractive generator, as .NET has always had it for seeds. */
const limit = 2147483647;
const size = 55;

/** Ints from 0 to 2147483646, the same ones for a seed each time. */
export class SeededRandom {
  private readonly values = new Int32Array(size + 1);
  private index = 0;

  constructor(seed: number) {
    const { values } = this;
    let last = 161803398 - Math.min(Math.abs(seed), limit);
    let current = 1;
    values[size] = last;
    for (let step = 1; step < size; step++) {
      const place = (21 * step) % size;
      values[place] = current;
      current = positive(last - current);
      last = values[place] as number;
    }
    for (let round = 0; round < 4; round++)
      for (let place = 1; place <= size; place++)
        values[place] = positive(((values[place] as number) - (values[1 + ((place + 30) % size)] as number)) | 0);
  }

  next(): number {
    const { values } = this;
    this.index = (this.index % size) + 1;
    const difference = (values[this.index] as number) - (values[((this.index + 20) % size) + 1] as number);
    const value = positive(difference === limit ? difference - 1 : difference);
    values[this.index] = value;
    return value;
  }
}

function positive(value: number): number {
  return value < 0 ? (value + limit) | 0 : value;
}
