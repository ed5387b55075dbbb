import { NetDictionary } from '../../runtime/collections/dictionary';
import { DotNetException } from '../../runtime/exceptions';
import { namedType, types } from '../../types';
import { defineType } from '../define';

/** `Exception.Data`: .NET has a class of its own for it, of which nobody sees more than the interface. */
class ExceptionData extends NetDictionary {
  readonly netType = namedType('System.Collections.IDictionary');
}

type Data = NetDictionary<unknown, unknown>;

/** `System.Collections.IDictionary`, which expressions meet as `Exception.Data` only and cannot name. */
export const untypedDictionary = defineType({
  name: 'System.Collections.IDictionary',
  kind: 'interface',
  hidden: true,
  members: {
    'object this[object key] { get; set; }': {
      get: (self: Data, key: unknown) => self.find(key) ?? null,
      set: (self: Data, key: unknown, value: unknown) => self.set(key, value),
    },
    'int Count { get; }': (self: Data) => self.count,
    'bool Contains(object key)': (self: Data, key: unknown) => self.containsKey(key),
    'void Add(object key, object value)': (self: Data, key: unknown, value: unknown) => self.add(key, value),
    'void Remove(object key)': (self: Data, key: unknown) => {
      self.remove(key);
    },
    'void Clear()': (self: Data) => self.clear(),
  },
});

/** `System.Exception`, the only exception type that an expression may name. */
export const exceptionType = defineType({
  name: 'System.Exception',
  runtimeClass: DotNetException,
  members: {
    'Exception()': () => new DotNetException('System.Exception', "Exception of type 'System.Exception' was thrown."),
    'Exception(string message)': (message: string | null) =>
      new DotNetException('System.Exception', message ?? "Exception of type 'System.Exception' was thrown."),
    'Exception(string message, Exception innerException)': (message: string | null, inner: DotNetException | null) =>
      new DotNetException('System.Exception', message ?? "Exception of type 'System.Exception' was thrown.", inner),
    'string Message { get; }': (self: DotNetException) => self.message,
    'Exception InnerException { get; }': (self: DotNetException) => self.innerException,
    'string Source { get; set; }': {
      get: (self: DotNetException) => self.source,
      set: (self: DotNetException, value: string | null) => {
        self.source = value;
      },
    },
    'string HelpLink { get; set; }': {
      get: (self: DotNetException) => self.helpLink,
      set: (self: DotNetException, value: string | null) => {
        self.helpLink = value;
      },
    },
    'System.Collections.IDictionary Data { get; }': (self: DotNetException) => {
      self.data ??= new ExceptionData(types.object, types.object);
      return self.data;
    },
    'Exception GetBaseException()': (self: DotNetException) => {
      let current = self;
      while (current.innerException !== null) current = current.innerException;
      return current;
    },
  },
});
