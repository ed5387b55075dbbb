import type { StatementCompiler } from '../compiler';
import type { XmlElement } from '../reader';
import type { Run } from '../run';

/** The limit of one element: of the statement itself, of an API in it, or of an operation. */
export interface NestedLimit<T> {
  /** A name that no other limit has. */
  readonly place: string;
  readonly applies: (run: Run) => boolean;
  readonly limit: T;
}

/**
 * The limits of `<rate-limit>` and `<quota>`: their own, and those of the `<api>` and `<operation>` inside, which are
 * known by id, else by name. An element that only holds others has none.
 *
 * @param compile the limit of an element, undefined when it has none
 */
export function nestedLimits<T>(
  element: XmlElement,
  compiler: StatementCompiler,
  compile: (element: XmlElement) => T | undefined,
): NestedLimit<T>[] {
  const visit = (one: XmlElement, place: string, applies: NestedLimit<T>['applies']): NestedLimit<T>[] => {
    const limit = compile(one);
    const own = limit === undefined ? [] : [{ place, applies, limit }];
    return [...own, ...one.children.flatMap((child) => inside(child, place, applies))];
  };
  const inside = (child: XmlElement, outer: string, applies: NestedLimit<T>['applies']): NestedLimit<T>[] => {
    const id = compiler.literal('id', child);
    const name = compiler.literal('name', child);
    if (id === undefined && name === undefined)
      compiler.report(child.offset, `<${child.name}> of <${element.name}> needs a name or an id`);
    return visit(child, `${outer}/${child.name}[${id ?? name}]`, (run) => {
      const { api, operation } = run.context;
      const own = child.name === 'api' ? api : operation;
      return applies(run) && own !== null && (id === undefined ? own.name === name : own.id === id);
    });
  };
  return visit(element, compiler.identity, () => true);
}
