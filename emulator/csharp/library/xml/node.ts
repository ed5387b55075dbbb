/** The abstract types of the tree: XObject, XNode, XContainer. */
import { defaultValue, type NetArray } from '../../runtime/array';
import { argumentNull } from '../../runtime/exceptions';
import { typeOf } from '../../runtime/object';
import { LazySequence } from '../../runtime/sequence';
import { support } from '../../runtime/support';
import { conversionExists } from '../../runtime/typeRelations';
import * as axes from '../../runtime/xml/axes';
import * as content from '../../runtime/xml/content';
import { XDocument, XElement } from '../../runtime/xml/element';
import { deepEquals } from '../../runtime/xml/equality';
import type { XName } from '../../runtime/xml/names';
import { type XContainer, type XNode, XObject } from '../../runtime/xml/node';
import { writeXml } from '../../runtime/xml/writer';
import type { Type } from '../../types';
import { type DefinedType, defineType } from '../define';

const { sequenceOf } = axes;

function annotationsOf(self: XObject, type: Type): unknown[] {
  return self.annotations.filter((one) => conversionExists(typeOf(one), type));
}

const xObject = defineType({
  name: 'System.Xml.Linq.XObject',
  abstract: true,
  runtimeClass: XObject,
  members: {
    'XmlNodeType NodeType { get; }': (self: XObject) => self.nodeType,
    'string BaseUri { get; }': () => '',
    'XElement Parent { get; }': (self: XObject) => (self.parent instanceof XElement ? self.parent : null),
    'XDocument Document { get; }': ({ root }: XObject) => (root instanceof XDocument ? root : null),
    'void AddAnnotation(object annotation)': (self: XObject, annotation: unknown) => {
      if (annotation === null) throw argumentNull('annotation');
      self.annotations.push(annotation);
    },
    'T Annotation<T>() where T : class': (self: XObject, type: Type) => {
      const [first] = annotationsOf(self, type);
      return first === undefined ? defaultValue(type) : support.cast(first, type);
    },
    'IEnumerable<T> Annotations<T>() where T : class': (self: XObject, type: Type) =>
      new LazySequence(type, () =>
        annotationsOf(self, type)
          .map((one) => support.cast(one, type))
          [Symbol.iterator](),
      ),
    'void RemoveAnnotations<T>() where T : class': (self: XObject, type: Type) => {
      const gone = annotationsOf(self, type);
      self.annotations = self.annotations.filter((one) => !gone.includes(one));
    },
  },
});

const xNode = defineType({
  name: 'System.Xml.Linq.XNode',
  base: 'System.Xml.Linq.XObject',
  abstract: true,
  members: {
    'XNode NextNode { get; }': (self: XNode) => self.nextNode,
    'XNode PreviousNode { get; }': (self: XNode) => self.previousNode,
    'void AddAfterSelf(object content)': content.addAfter,
    'void AddAfterSelf(params object[] content)': content.addAfter,
    'void AddBeforeSelf(object content)': content.addBefore,
    'void AddBeforeSelf(params object[] content)': content.addBefore,
    'void Remove()': content.removeNode,
    'void ReplaceWith(object content)': content.replaceNode,
    'void ReplaceWith(params object[] content)': content.replaceNode,
    'IEnumerable<XElement> Ancestors()': (self: XNode) =>
      sequenceOf('element', () => axes.ancestors(self, 'all', false)),
    'IEnumerable<XElement> Ancestors(XName name)': (self: XNode, name: XName | null) =>
      sequenceOf('element', () => axes.ancestors(self, name, false)),
    'IEnumerable<XElement> ElementsAfterSelf()': (self: XNode) =>
      sequenceOf('element', () => axes.elementsBeside(axes.nodesAfter(self), 'all')),
    'IEnumerable<XElement> ElementsAfterSelf(XName name)': (self: XNode, name: XName | null) =>
      sequenceOf('element', () => axes.elementsBeside(axes.nodesAfter(self), name)),
    'IEnumerable<XElement> ElementsBeforeSelf()': (self: XNode) =>
      sequenceOf('element', () => axes.elementsBeside(axes.nodesBefore(self), 'all')),
    'IEnumerable<XElement> ElementsBeforeSelf(XName name)': (self: XNode, name: XName | null) =>
      sequenceOf('element', () => axes.elementsBeside(axes.nodesBefore(self), name)),
    'IEnumerable<XNode> NodesAfterSelf()': (self: XNode) => sequenceOf('node', () => axes.nodesAfter(self)),
    'IEnumerable<XNode> NodesBeforeSelf()': (self: XNode) => sequenceOf('node', () => axes.nodesBefore(self)),
    'bool IsAfter(XNode node)': (self: XNode, node: XNode | null) => axes.compareDocumentOrder(self, node) > 0,
    'bool IsBefore(XNode node)': (self: XNode, node: XNode | null) => axes.compareDocumentOrder(self, node) < 0,
    'static int CompareDocumentOrder(XNode n1, XNode n2)': axes.compareDocumentOrder,
    'static bool DeepEquals(XNode n1, XNode n2)': deepEquals,
    'string ToString(SaveOptions options)': (self: XNode, options: number) => writeXml(self, options),
  },
});

const xContainer = defineType({
  name: 'System.Xml.Linq.XContainer',
  base: 'System.Xml.Linq.XNode',
  abstract: true,
  members: {
    'XNode FirstNode { get; }': (self: XContainer) => self.first,
    'XNode LastNode { get; }': (self: XContainer) => self.last,
    'void Add(object content)': content.addContent,
    'void Add(params object[] content)': (self: XContainer, items: NetArray | null) => content.addContent(self, items),
    'void AddFirst(object content)': content.addFirst,
    'void AddFirst(params object[] content)': content.addFirst,
    'void ReplaceNodes(object content)': content.replaceNodes,
    'void ReplaceNodes(params object[] content)': content.replaceNodes,
    'void RemoveNodes()': (self: XContainer) => self.removeNodes(),
    'XElement Element(XName name)': axes.childElement,
    'IEnumerable<XElement> Elements()': (self: XContainer) => sequenceOf('element', () => axes.elements(self, 'all')),
    'IEnumerable<XElement> Elements(XName name)': (self: XContainer, name: XName | null) =>
      sequenceOf('element', () => axes.elements(self, name)),
    'IEnumerable<XElement> Descendants()': (self: XContainer) =>
      sequenceOf('element', () => axes.descendants(self, 'all', false)),
    'IEnumerable<XElement> Descendants(XName name)': (self: XContainer, name: XName | null) =>
      sequenceOf('element', () => axes.descendants(self, name, false)),
    'IEnumerable<XNode> DescendantNodes()': (self: XContainer) =>
      sequenceOf('node', () => axes.descendantNodes(self, false)),
    'IEnumerable<XNode> Nodes()': (self: XContainer) => sequenceOf('node', () => self.children()),
  },
});

/** The types that all nodes share. */
export const nodeTypes: readonly DefinedType[] = [xObject, xNode, xContainer];
