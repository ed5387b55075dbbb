/** The objects of `context` come from the pipeline, which knows no types of .NET: here they get theirs. */
import { declareType } from '../../runtime/object';
import { namedType } from '../../types';

/** A property that gives an object of an interface of `context`. */
export function instance<S, T extends object | null>(name: string, get: (self: S) => T): (self: S) => T {
  const type = namedType(name);
  // Nearly always the same one: what the service is made of, and what one request asks for again and again.
  let known: T | null = null;
  return (self) => {
    const value = get(self);
    if (value !== known) known = declareType(value, type);
    return value;
  };
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
