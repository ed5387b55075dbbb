/** `System.Text.StringBuilder`. */
import { argumentOutOfRange } from './exceptions';
import { checkNotNegative, replace } from './text';
import { TextBlocks } from './textBlocks';

const longest = 2147483647;

/** A text that grows. */
export class StringBuilder {
  private content: string;
  private readonly blocks: TextBlocks;

  constructor(text: string | null = '', capacity = 16, maxCapacity = longest) {
    this.content = text ?? '';
    this.blocks = new TextBlocks(this.content.length, capacity, maxCapacity);
  }

  get text(): string {
    return this.content;
  }

  get maxCapacity(): number {
    return this.blocks.max;
  }

  get capacity(): number {
    return this.blocks.capacity;
  }

  set capacity(value: number) {
    checkNotNegative(value, 'value');
    this.blocks.capacity = value;
  }

  ensureCapacity(capacity: number): number {
    checkNotNegative(capacity, 'capacity');
    if (this.capacity < capacity) this.capacity = capacity;
    return this.capacity;
  }

  append(text: string): this {
    this.blocks.append(text.length, 'valueCount');
    this.content += text;
    return this;
  }

  /** Appends a character several times. */
  repeat(text: string, count: number): this {
    checkNotNegative(count, 'repeatCount');
    this.blocks.append(count, 'repeatCount');
    this.content += text.repeat(count);
    return this;
  }

  insert(index: number, text: string): this {
    this.checkPlace(index, 'index');
    this.blocks.insert(index, text.length, true);
    this.content = this.content.slice(0, index) + text + this.content.slice(index);
    return this;
  }

  remove(start: number, length: number): this {
    checkNotNegative(length, 'length');
    checkNotNegative(start, 'startIndex');
    this.checkPlace(start + length, 'length');
    if (length === this.content.length) return this.clear();
    this.blocks.remove(start, length);
    this.content = this.content.slice(0, start) + this.content.slice(start + length);
    return this;
  }

  /** Replaces in a part of the text. Where that needs or leaves room is told as of a text in one block. */
  replace(old: string | null, value: string | null, start = 0, count = this.content.length): this {
    this.checkPlace(start, 'startIndex');
    this.checkPlace(start + count, 'count');
    const part = this.content.slice(start, start + count);
    const replaced = replace(part, old, value);
    const [end, grown] = [start + count, replaced.length - part.length];
    if (grown > 0) this.blocks.insert(start + part.indexOf(old ?? ''), grown, false);
    if (grown < 0) this.blocks.remove(end + grown, -grown);
    this.content = this.content.slice(0, start) + replaced + this.content.slice(end);
    return this;
  }

  set(index: number, char: string): void {
    if (index < 0 || index >= this.content.length) {
      throw argumentOutOfRange(
        'index',
        'Index was out of range. Must be non-negative and less than the size of the collection.',
      );
    }
    this.content = this.content.slice(0, index) + char + this.content.slice(index + 1);
  }

  get length(): number {
    return this.content.length;
  }

  set length(length: number) {
    checkNotNegative(length, 'value');
    this.blocks.checkLength(length);
    const added = length - this.content.length;
    if (added > 0) this.repeat('\0', added);
    else {
      this.blocks.truncate(length);
      this.content = this.content.slice(0, length);
    }
  }

  clear(): this {
    this.length = 0;
    return this;
  }

  /** @throws ArgumentOutOfRangeException when the place is outside of the text. */
  private checkPlace(index: number, parameter: string): void {
    if (index >= 0 && index <= this.content.length) return;
    throw argumentOutOfRange(
      parameter,
      'Index was out of range. Must be non-negative and less than or equal to the size of the collection.',
    );
  }

  netToString(): string {
    return this.content;
  }
}
