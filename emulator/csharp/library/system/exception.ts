import { DotNetException } from '../../runtime/exceptions';
import { defineType } from '../define';

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
    'Exception GetBaseException()': (self: DotNetException) => {
      let current = self;
      while (current.innerException !== null) current = current.innerException;
      return current;
    },
  },
});
