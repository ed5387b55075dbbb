/** `IEnumerator<T>`, and how collections give one. */
import { defaultValue, elementTypeOf } from '../../runtime/array';
import { NetEnumerator } from '../../runtime/collections/enumerator';
import { namedType } from '../../types';
import { defineType } from '../define';

const name = 'System.Collections.Generic.IEnumerator';

/** `GetEnumerator()` of any sequence. */
export function enumeratorOf(self: string | Iterable<unknown>): NetEnumerator {
  const element = elementTypeOf(self);
  return new NetEnumerator(namedType(name, element), self, defaultValue(element));
}

/** `IEnumerator<T>`. Source: learn.microsoft.com, System.Collections.Generic.IEnumerator<T>. */
export const enumeratorType = defineType({
  name: `${name}<out T>`,
  kind: 'interface',
  interfaces: ['System.IDisposable'],
  members: {
    'T Current { get; }': (self: NetEnumerator) => self.current,
    'bool MoveNext()': (self: NetEnumerator) => self.moveNext(),
    'void Reset()': (self: NetEnumerator) => self.reset(),
    'void Dispose()': (self: NetEnumerator) => self.dispose(),
  },
});
