/** Walks through trees, as lazily as .NET: each sees what the loop around it has changed. */
import { namedType } from '../../types';
import { invalidOperation } from '../exceptions';
import { LazySequence } from '../sequence';
import type { XAttribute } from './attribute';
import { XElement } from './element';
import { sameName, type XName } from './names';
import { following, XContainer, type XNode } from './node';

/** The element types of sequences. */
export const xmlTypeOf = {
  element: namedType('System.Xml.Linq.XElement'),
  node: namedType('System.Xml.Linq.XNode'),
  attribute: namedType('System.Xml.Linq.XAttribute'),
} as const;

/** A name to look for; `all` for every element, null for a name that is null and fits nothing. */
export type Wanted = XName | null | 'all';

/** A lazy sequence of nodes, elements or attributes. */
export function sequenceOf<T>(kind: keyof typeof xmlTypeOf, make: () => Iterator<T>): LazySequence<T> {
  return new LazySequence<T>(xmlTypeOf[kind], make);
}

function fits(name: XName, wanted: Wanted): boolean {
  return wanted === 'all' || sameName(name, wanted);
}

function* named(nodes: Iterable<XNode>, wanted: Wanted): Generator<XElement> {
  if (wanted === null) return;
  for (const node of nodes) if (node instanceof XElement && fits(node.name, wanted)) yield node;
}

/** `Elements`. */
export function elements(parent: XContainer, wanted: Wanted): Generator<XElement> {
  return named(parent.children(), wanted);
}

/** `Element`: the first child of a name. */
export function childElement(parent: XContainer, name: XName | null): XElement | null {
  return elements(parent, name).next().value ?? null;
}

/** `DescendantNodes`, and the node itself when asked for. */
export function* descendantNodes(top: XContainer, withSelf: boolean): Generator<XNode> {
  if (withSelf) yield top;
  let node: XNode = top;
  for (;;) {
    const child: XNode | null = node instanceof XContainer ? node.first : null;
    if (child !== null) node = child;
    else {
      while (node !== top && node === node.parent?.last) node = node.parent;
      if (node === top) return;
      node = following(node);
    }
    yield node;
  }
}

/** `Descendants`, `DescendantsAndSelf`. */
export function descendants(top: XContainer, wanted: Wanted, withSelf: boolean): Generator<XElement> {
  return named(descendantNodes(top, withSelf), wanted);
}

/** `Ancestors`, `AncestorsAndSelf`: from the inside out. */
export function* ancestors(node: XNode, wanted: Wanted, withSelf: boolean): Generator<XElement> {
  if (wanted === null) return;
  let current: XNode | null = withSelf ? node : node.parent;
  while (current instanceof XElement) {
    if (fits(current.name, wanted)) yield current;
    current = current.parent;
  }
}

/** `Attributes`. */
export function* attributes(element: XElement, wanted: Wanted): Generator<XAttribute> {
  if (wanted === null) return;
  for (const attribute of element.eachAttribute()) if (fits(attribute.name, wanted)) yield attribute;
}

/** `NodesAfterSelf`. */
export function* nodesAfter(node: XNode): Generator<XNode> {
  let current = node;
  while (current.parent !== null && current !== current.parent.last) {
    current = following(current);
    yield current;
  }
}

/** `NodesBeforeSelf`, in document order. */
export function* nodesBefore(node: XNode): Generator<XNode> {
  for (const sibling of node.parent?.children() ?? []) {
    if (sibling === node) return;
    yield sibling;
  }
}

/** `ElementsAfterSelf`, `ElementsBeforeSelf`. */
export function elementsBeside(nodes: Generator<XNode>, wanted: Wanted): Generator<XElement> {
  return named(nodes, wanted);
}

function pathOf(node: XNode): XNode[] {
  const path = [node];
  for (let above: XNode | null = node.parent; above !== null; above = above.parent) path.unshift(above);
  return path;
}

/**
 * `CompareDocumentOrder`: negative when the first comes first; null before all.
 * @throws InvalidOperationException for nodes of two trees.
 */
export function compareDocumentOrder(left: XNode | null, right: XNode | null): number {
  if (left === right) return 0;
  if (left === null) return -1;
  if (right === null) return 1;
  const [one, other] = [pathOf(left), pathOf(right)];
  if (one[0] !== other[0]) throw invalidOperation('A common ancestor is missing.');
  let depth = 0;
  while (depth < one.length && depth < other.length && one[depth] === other[depth]) depth += 1;
  const [first, second] = [one[depth], other[depth]];
  if (first === undefined) return -1;
  if (second === undefined) return 1;
  for (const sibling of nodesAfter(first)) if (sibling === second) return -1;
  return 1;
}
