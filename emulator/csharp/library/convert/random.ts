import { bytesOf, type NetArray } from '../../runtime/array';
import { environment } from '../../runtime/environment';
import { argumentNull, argumentOutOfRange } from '../../runtime/exceptions';
import { checkNotNegative } from '../../runtime/text';
import { defineType } from '../define';

/** `System.Random`: with a seed a fixed sequence (not .NET's numbers), without one a new sequence each time. */
export class NetRandom {
  private state: number;
  readonly next: () => number;

  constructor(seed: number | null) {
    this.state = seed ?? 0;
    this.next = seed === null ? environment.random : () => this.step();
  }

  private step(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }
}

/** `System.Random`. */
export const randomType = defineType({
  name: 'System.Random',
  runtimeClass: NetRandom,
  members: {
    'Random()': () => new NetRandom(null),
    'Random(int Seed)': (seed: number) => new NetRandom(seed),
    'int Next()': (self: NetRandom) => Math.floor(self.next() * 2147483647),
    'int Next(int maxValue)': (self: NetRandom, max: number) => {
      checkNotNegative(max, 'maxValue');
      return Math.floor(self.next() * max);
    },
    'int Next(int minValue, int maxValue)': (self: NetRandom, min: number, max: number) => {
      if (min > max) throw argumentOutOfRange('minValue', "'minValue' cannot be greater than maxValue.");
      return min + Math.floor(self.next() * (max - min));
    },
    'double NextDouble()': (self: NetRandom) => self.next(),
    'void NextBytes(byte[] buffer)': (self: NetRandom, buffer: NetArray<number> | null) => {
      if (buffer === null) throw argumentNull('buffer');
      for (let index = 0; index < bytesOf(buffer).length; index++) buffer.set(index, Math.floor(self.next() * 256));
    },
  },
});
