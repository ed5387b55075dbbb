/** How `As<T>()` makes a value of a body's text: each library adds the types that it knows. */
const readers = new Map<string, (text: string) => unknown>();

/** Adds a type by its full .NET name. */
export function registerBodyReader(typeName: string, read: (text: string) => unknown): void {
  readers.set(typeName, read);
}

/** The reader of a type, undefined when `As<T>()` does not take it. */
export function bodyReader(typeName: string): ((text: string) => unknown) | undefined {
  return readers.get(typeName);
}
