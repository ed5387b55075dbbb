import type { NetArray } from '../../runtime/array';
import { compositeFormat } from '../../runtime/compositeFormat';
import { argumentNull, dotNetException } from '../../runtime/exceptions';
import { textOfTyped, toText } from '../../runtime/object';
import { StringBuilder } from '../../runtime/stringBuilder';
import { textOfChars } from '../../runtime/text';
import { displayName, types } from '../../types';
import { defineType } from '../define';

/** `System.IO.StringReader`. */
export class StringReader {
  private text: string | null;
  private position = 0;

  constructor(text: string | null) {
    if (text === null) throw argumentNull('s');
    this.text = text;
  }

  private open(): string {
    if (this.text === null)
      throw dotNetException('System.ObjectDisposedException', 'Cannot read from a closed TextReader.');
    return this.text;
  }

  peek(): number {
    const text = this.open();
    return this.position < text.length ? text.charCodeAt(this.position) : -1;
  }

  read(): number {
    const unit = this.peek();
    if (unit >= 0) this.position += 1;
    return unit;
  }

  readLine(): string | null {
    const text = this.open();
    if (this.position >= text.length) return null;
    const match = /([^\r\n]*)(\r\n|\r|\n)?/y;
    match.lastIndex = this.position;
    const found = match.exec(text);
    this.position = match.lastIndex;
    return found?.[1] ?? '';
  }

  readToEnd(): string {
    const rest = this.open().slice(this.position);
    this.position += rest.length;
    return rest;
  }

  dispose(): void {
    this.text = null;
  }
}

/** `System.IO.StringWriter`. */
export class StringWriter {
  readonly builder: StringBuilder;
  newLine = '\n';
  private closed = false;

  constructor(builder: StringBuilder = new StringBuilder()) {
    this.builder = builder;
  }

  write(text: string): void {
    if (this.closed) throw dotNetException('System.ObjectDisposedException', 'Cannot write to a closed TextWriter.');
    this.builder.append(text);
  }

  dispose(): void {
    this.closed = true;
  }

  netToString(): string {
    return this.builder.text;
  }
}

const written = [
  types.bool,
  types.char,
  types.int,
  types.uint,
  types.long,
  types.ulong,
  types.float,
  types.double,
  types.decimal,
  types.string,
  types.object,
];

/** `Write(int value)` and `WriteLine(int value)` of every type. */
function perType(): Record<string, unknown> {
  const members: Record<string, unknown> = {};
  for (const type of written) {
    const text = type === types.object ? toText : (value: unknown) => textOfTyped(value, type);
    const name = displayName(type);
    members[`void Write(${name} value)`] = (self: StringWriter, value: unknown) => self.write(text(value));
    members[`void WriteLine(${name} value)`] = (self: StringWriter, value: unknown) =>
      self.write(text(value) + self.newLine);
  }
  return members;
}

/** `System.IO.TextReader`: the base that `StringReader` is passed as. */
export const textReaderType = defineType({
  name: 'System.IO.TextReader',
  hidden: true,
  abstract: true,
  interfaces: ['System.IDisposable'],
  members: {
    'int Peek()': (self: StringReader) => self.peek(),
    'int Read()': (self: StringReader) => self.read(),
    'string ReadLine()': (self: StringReader) => self.readLine(),
    'string ReadToEnd()': (self: StringReader) => self.readToEnd(),
    'void Close()': (self: StringReader) => self.dispose(),
    'void Dispose()': (self: StringReader) => self.dispose(),
  },
});

/** `System.IO.StringReader`. */
export const stringReaderType = defineType({
  name: 'System.IO.StringReader',
  base: 'System.IO.TextReader',
  runtimeClass: StringReader,
  members: { 'StringReader(string s)': (text: string | null) => new StringReader(text) },
});

/** `System.IO.TextWriter`: the base that `StringWriter` is passed as. */
export const textWriterType = defineType({
  name: 'System.IO.TextWriter',
  hidden: true,
  abstract: true,
  interfaces: ['System.IDisposable'],
  members: {
    ...perType(),
    'void Write(string format, params object[] arg)': (
      self: StringWriter,
      format: string | null,
      args: NetArray | null,
    ) => self.write(compositeFormat(format, args)),
    'void WriteLine(string format, params object[] arg)': (
      self: StringWriter,
      format: string | null,
      args: NetArray | null,
    ) => self.write(compositeFormat(format, args) + self.newLine),
    'void Write(char[] buffer)': (self: StringWriter, buffer: NetArray<number> | null) =>
      self.write(textOfChars(buffer ?? [])),
    'void WriteLine()': (self: StringWriter) => self.write(self.newLine),
    'string NewLine { get; set; }': {
      get: (self: StringWriter) => self.newLine,
      set: (self: StringWriter, value: string | null) => {
        self.newLine = value ?? '\n';
      },
    },
    'void Flush()': () => undefined,
    'void Close()': (self: StringWriter) => self.dispose(),
    'void Dispose()': (self: StringWriter) => self.dispose(),
  },
});

/** `System.IO.StringWriter`. */
export const stringWriterType = defineType({
  name: 'System.IO.StringWriter',
  base: 'System.IO.TextWriter',
  runtimeClass: StringWriter,
  members: {
    'StringWriter()': () => new StringWriter(),
    'StringWriter(StringBuilder sb)': (builder: StringBuilder | null) => {
      if (builder === null) throw argumentNull('sb');
      return new StringWriter(builder);
    },
    'StringBuilder GetStringBuilder()': (self: StringWriter) => self.builder,
  },
});
