import { bytesOf, type NetArray } from '../../runtime/array';
import { environment } from '../../runtime/environment';
import { argumentNull, argumentOutOfRange } from '../../runtime/exceptions';
import { SeededRandom } from '../../runtime/seededRandom';
import { checkNotNegative } from '../../runtime/text';
import { defineType } from '../define';

const largest = 2147483647;

/** `System.Random`: with a seed .NET's own sequence, without one a new sequence each time. */
export class NetRandom {
  private readonly seeded: SeededRandom | null;

  constructor(seed: number | null) {
    this.seeded = seed === null ? null : new SeededRandom(seed);
  }

  /** At least 0, less than 1. */
  sample(): number {
    return this.seeded === null ? environment.random() : this.seeded.next() * (1 / largest);
  }

  /** At least 0, less than 2147483647. */
  int(): number {
    return this.seeded?.next() ?? Math.floor(this.sample() * largest);
  }

  /** At least 0, less than a range that may be wider than an int. */
  below(range: number): number {
    if (this.seeded === null || range <= largest) return Math.floor(this.sample() * range);
    const first = this.seeded.next();
    const signed = this.seeded.next() % 2 === 0 ? -first : first;
    return Math.floor(((signed + largest - 1) / (2 * largest - 1)) * range);
  }
}

/** `System.Random`. */
export const randomType = defineType({
  name: 'System.Random',
  runtimeClass: NetRandom,
  members: {
    'Random()': () => new NetRandom(null),
    'Random(int Seed)': (seed: number) => new NetRandom(seed),
    'int Next()': (self: NetRandom) => self.int(),
    'int Next(int maxValue)': (self: NetRandom, max: number) => {
      checkNotNegative(max, 'maxValue');
      return self.below(max);
    },
    'int Next(int minValue, int maxValue)': (self: NetRandom, min: number, max: number) => {
      if (min > max) throw argumentOutOfRange('minValue', "'minValue' cannot be greater than maxValue.");
      return min + self.below(max - min);
    },
    'double NextDouble()': (self: NetRandom) => self.sample(),
    'void NextBytes(byte[] buffer)': (self: NetRandom, buffer: NetArray<number> | null) => {
      if (buffer === null) throw argumentNull('buffer');
      for (let index = 0; index < bytesOf(buffer).length; index++) buffer.set(index, self.int() & 0xff);
    },
  },
});
