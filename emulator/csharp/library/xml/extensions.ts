/** `System.Xml.Linq.Extensions`: the axes of every node of a sequence. */
import type { NetSequence } from '../../runtime/array';
import { box } from '../../runtime/boxed';
import { sortInPlace } from '../../runtime/collections/list';
import { argumentNull } from '../../runtime/exceptions';
import { LazySequence } from '../../runtime/sequence';
import { support } from '../../runtime/support';
import type { XAttribute } from '../../runtime/xml/attribute';
import * as axes from '../../runtime/xml/axes';
import { removeNode } from '../../runtime/xml/content';
import type { XElement } from '../../runtime/xml/element';
import type { XName } from '../../runtime/xml/names';
import type { XContainer, XNode } from '../../runtime/xml/node';
import { namedType, type Type } from '../../types';
import { type DefinedType, defineType } from '../define';

const nodeType = namedType('System.Xml.Linq.XNode');

type Source<T> = NetSequence<T> | null;

/** A lazy sequence of what each node of the source has, null ones passed over. @throws ArgumentNullException at once. */
function collect<T, R>(
  kind: keyof typeof axes.xmlTypeOf,
  source: Source<T | null>,
  walk: (node: T) => Iterable<R>,
): NetSequence<R> {
  if (source === null) throw argumentNull('source');
  return axes.sequenceOf(kind, function* () {
    for (const node of source) if (node !== null) yield* walk(node);
  });
}

/** Both overloads of an axis of elements: all, and those of a name. */
function elementAxis<T>(
  signature: string,
  parameter: string,
  walk: (node: T, wanted: axes.Wanted) => Iterable<XElement>,
): Record<string, unknown> {
  return {
    [`static IEnumerable<XElement> ${signature}(this IEnumerable<${parameter}> source)`]: (source: Source<T>) =>
      collect('element', source, (node: T) => walk(node, 'all')),
    [`static IEnumerable<XElement> ${signature}(this IEnumerable<${parameter}> source, XName name)`]: (
      source: Source<T>,
      name: XName | null,
    ) => collect('element', source, (node: T) => walk(node, name)),
  };
}

/** The extension methods. */
export const extensionTypes: readonly DefinedType[] = [
  defineType({
    name: 'System.Xml.Linq.Extensions',
    kind: 'static',
    members: {
      ...elementAxis('Elements', 'XContainer', axes.elements),
      ...elementAxis('Descendants', 'XContainer', (node: XContainer, wanted) => axes.descendants(node, wanted, false)),
      ...elementAxis('DescendantsAndSelf', 'XElement', (node: XElement, wanted) =>
        axes.descendants(node, wanted, true),
      ),
      ...elementAxis('Ancestors', 'XNode', (node: XNode, wanted) => axes.ancestors(node, wanted, false)),
      ...elementAxis('AncestorsAndSelf', 'XElement', (node: XElement, wanted) => axes.ancestors(node, wanted, true)),
      'static IEnumerable<XAttribute> Attributes(this IEnumerable<XElement> source)': (source: Source<XElement>) =>
        collect('attribute', source, (node: XElement) => axes.attributes(node, 'all')),
      'static IEnumerable<XAttribute> Attributes(this IEnumerable<XElement> source, XName name)': (
        source: Source<XElement>,
        name: XName | null,
      ) => collect('attribute', source, (node: XElement) => axes.attributes(node, name)),
      'static IEnumerable<XNode> Nodes(this IEnumerable<XContainer> source)': (source: Source<XContainer>) =>
        collect('node', source, (node: XContainer) => node.children()),
      'static IEnumerable<XNode> DescendantNodes(this IEnumerable<XContainer> source)': (source: Source<XContainer>) =>
        collect('node', source, (node: XContainer) => axes.descendantNodes(node, false)),
      'static IEnumerable<XNode> DescendantNodesAndSelf(this IEnumerable<XElement> source)': (
        source: Source<XElement>,
      ) => collect('node', source, (node: XElement) => axes.descendantNodes(node, true)),
      'static IEnumerable<T> InDocumentOrder<T>(this IEnumerable<T> source) where T : XNode': (
        source: Source<unknown>,
        type: Type,
      ) => {
        if (source === null) throw argumentNull('source');
        return new LazySequence(type, () => {
          const nodes = Array.from(source, (node) => support.cast(box(node, type), nodeType));
          sortInPlace(nodes, (left, right) => axes.compareDocumentOrder(left as XNode | null, right as XNode | null));
          return nodes[Symbol.iterator]();
        });
      },
      'static void Remove(this IEnumerable<XAttribute> source)': (source: Source<XAttribute | null>) => {
        if (source === null) throw argumentNull('source');
        for (const attribute of [...source]) attribute?.remove();
      },
      'static void Remove(this IEnumerable<XNode> source)': (source: Source<XNode | null>) => {
        if (source === null) throw argumentNull('source');
        for (const node of [...source]) if (node !== null) removeNode(node);
      },
    },
  }),
];
