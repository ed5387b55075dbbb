/** `System.Text.StringBuilder`. */
import { argumentOutOfRange } from './exceptions';
import { checkNotNegative } from './text';

/** A text that grows. */
export class StringBuilder {
  text: string;

  constructor(text: string | null = '') {
    this.text = text ?? '';
  }

  append(text: string): this {
    this.text += text;
    return this;
  }

  insert(index: number, text: string): this {
    this.checkPlace(index, 'index');
    this.text = this.text.slice(0, index) + text + this.text.slice(index);
    return this;
  }

  remove(start: number, length: number): this {
    checkNotNegative(start, 'startIndex');
    checkNotNegative(length, 'length');
    this.checkPlace(start + length, 'length');
    this.text = this.text.slice(0, start) + this.text.slice(start + length);
    return this;
  }

  setLength(length: number): void {
    checkNotNegative(length, 'value');
    this.text = this.text.slice(0, length).padEnd(length, '\0');
  }

  /** @throws ArgumentOutOfRangeException when the place is outside of the text. */
  checkPlace(index: number, parameter: string): void {
    if (index >= 0 && index <= this.text.length) return;
    throw argumentOutOfRange(
      parameter,
      'Index was out of range. Must be non-negative and less than or equal to the size of the collection.',
    );
  }

  netToString(): string {
    return this.text;
  }
}
