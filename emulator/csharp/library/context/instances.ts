/** The objects of `context` come from the pipeline, which knows no types of .NET: here they get theirs. */
import { declareType } from '../../runtime/object';
import { namedType } from '../../types';

/** A property that gives an object of an interface of `context`. */
export function instance<S, T extends object | null>(name: string, get: (self: S) => T): (self: S) => T {
  const type = namedType(name);
  return (self) => declareType(get(self), type);
}

/** A property that gives several. */
export function instances<S, T extends object>(
  name: string,
  get: (self: S) => readonly T[],
): (self: S) => readonly T[] {
  const type = namedType(name);
  return (self) => {
    const list = get(self);
    for (const one of list) declareType(one, type);
    return list;
  };
}
