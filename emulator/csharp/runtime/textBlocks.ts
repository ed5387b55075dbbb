/**
 * The room of a StringBuilder. .NET keeps its text in blocks and adds another where one is full; how many characters
 * fit is the sum of what is before the last block and the last block's size. Only lengths are kept here.
 */
import { argumentOutOfRange } from './exceptions';

interface Block {
  size: number;
  length: number;
}

const defaultSize = 16;
/** A new block is as long as the text, but no longer than this unless what it has to take is. */
const largestBlock = 8000;
/** Up to this length a block's characters are moved to make room in it. */
const movable = 2 * defaultSize;

const tooSmall = 'capacity was less than the current size.';

/** A block's place among the others, and in the text. */
interface Place {
  readonly at: number;
  readonly offset: number;
}

/** The blocks of a text, the first one first. */
export class TextBlocks {
  private readonly blocks: Block[];
  private total: number;
  /** How long the text may get. */
  readonly max: number;

  constructor(length: number, capacity: number, max: number) {
    const size = capacity === 0 ? Math.min(defaultSize, max) : capacity;
    this.blocks = [{ size: Math.max(size, length), length }];
    this.total = length;
    this.max = max;
  }

  private get last(): Block {
    return this.blocks.at(-1) as Block;
  }

  /** The last block that begins at an index or before it. */
  private placeAt(index: number): Place {
    let found: Place = { at: 0, offset: 0 };
    let offset = 0;
    for (const [at, { length }] of this.blocks.entries()) {
      if (offset > index) break;
      found = { at, offset };
      offset += length;
    }
    return found;
  }

  get capacity(): number {
    return this.total - this.last.length + this.last.size;
  }

  set capacity(value: number) {
    if (value > this.max) throw argumentOutOfRange('value', 'Capacity exceeds maximum capacity.');
    if (value < this.total) throw argumentOutOfRange('value', tooSmall);
    this.last.size += value - this.capacity;
  }

  /** @throws ArgumentOutOfRangeException of a parameter when the text gets longer than it may. */
  append(count: number, parameter: string): void {
    const { last, total } = this;
    const free = last.size - last.length;
    if (total + count > this.max)
      throw argumentOutOfRange(parameter, 'The length cannot be greater than the capacity.');
    this.total += count;
    last.length += Math.min(count, free);
    const rest = count - free;
    if (rest > 0) this.blocks.push({ size: Math.max(rest, Math.min(total + free, largestBlock)), length: rest });
  }

  /** Room inside the text. @param moves may what stands in its block be moved? */
  insert(index: number, count: number, moves: boolean): void {
    if (count === 0) return;
    if (this.total + count > this.max) throw argumentOutOfRange('requiredLength', tooSmall);
    const { at } = this.placeAt(index);
    const block = this.blocks[at] as Block;
    if (moves && block.length <= movable && block.size - block.length >= count) block.length += count;
    else this.blocks.splice(at, 0, { size: Math.max(count, defaultSize), length: count });
    this.total += count;
  }

  /** Takes out a part that is not the whole text. */
  remove(start: number, count: number): void {
    if (count === 0) return;
    const [first, end] = [this.placeAt(start), this.placeAt(start + count)];
    const last = this.blocks[end.at] as Block;
    if (first.at === end.at) last.length -= count;
    else {
      const kept = start - first.offset;
      (this.blocks[first.at] as Block).length = kept;
      last.length -= start + count - end.offset;
      const gone = kept === 0 ? first.at : first.at + 1;
      this.blocks.splice(gone, end.at - gone);
    }
    this.total -= count;
  }

  /** Keeps only the beginning of the text. */
  truncate(length: number): void {
    const { last, capacity, total } = this;
    const { at, offset } = this.placeAt(length);
    const block = this.blocks[at] as Block;
    if (block !== last) {
      const kept = Math.min(capacity, Math.max(Math.floor((total * 6) / 5), last.size));
      block.size = Math.max(block.size, kept - offset);
      this.blocks.length = at + 1;
    }
    block.length = length - offset;
    this.total = length;
  }

  /** @throws ArgumentOutOfRangeException for a length that the text may not have. */
  checkLength(length: number): void {
    if (length > this.max) throw argumentOutOfRange('value', tooSmall);
  }
}
