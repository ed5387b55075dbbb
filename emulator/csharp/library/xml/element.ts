/** XElement, XAttribute, XStreamingElement. */
import type { NetArray } from '../../runtime/array';
import { argumentNull } from '../../runtime/exceptions';
import { XAttribute } from '../../runtime/xml/attribute';
import * as axes from '../../runtime/xml/axes';
import * as content from '../../runtime/xml/content';
import { XElement } from '../../runtime/xml/element';
import { type XName, XNamespace } from '../../runtime/xml/names';
import { parseElement } from '../../runtime/xml/reader';
import { writeXml } from '../../runtime/xml/writer';
import { type DefinedType, defineType } from '../define';
import type { StringReader } from '../text/stringIo';
import { castOperators } from './casts';
import { saveMembers } from './save';

const { sequenceOf } = axes;

/** The text of a reader that is to be loaded. @throws ArgumentNullException. */
export function textOf(reader: StringReader | null, parameter: string): string {
  if (reader === null) throw argumentNull(parameter);
  return reader.readToEnd();
}

const xElement = defineType({
  name: 'System.Xml.Linq.XElement',
  base: 'System.Xml.Linq.XContainer',
  runtimeClass: XElement,
  members: {
    'XElement(XName name)': (name: XName | null) => new XElement(name),
    'XElement(XName name, object content)': content.newElement,
    'XElement(XName name, params object[] content)': content.newElement,
    'XElement(XElement other)': (other: XElement | null) => {
      if (other === null) throw argumentNull('other');
      return other.clone();
    },
    'XElement(XStreamingElement other)': (other: content.XStreamingElement | null) => {
      if (other === null) throw argumentNull('other');
      return other.toElement();
    },
    'static XElement Parse(string text)': (text: string | null) => parseElement(text, 0),
    'static XElement Parse(string text, LoadOptions options)': parseElement,
    'static XElement Load(TextReader textReader)': (reader: StringReader | null) =>
      parseElement(textOf(reader, 'textReader'), 0),
    'static XElement Load(TextReader textReader, LoadOptions options)': (
      reader: StringReader | null,
      options: number,
    ) => parseElement(textOf(reader, 'textReader'), options),
    'static IEnumerable<XElement> EmptySequence { get; }': () => sequenceOf('element', () => [][Symbol.iterator]()),
    ...castOperators('XElement'),
    'XName Name { get; set; }': {
      get: (self: XElement) => self.name,
      set: (self: XElement, name: XName | null) => {
        self.name = name;
      },
    },
    'string Value { get; set; }': { get: (self: XElement) => self.value, set: content.setElementText },
    'bool IsEmpty { get; }': (self: XElement) => self.isEmpty,
    'bool HasAttributes { get; }': (self: XElement) => self.attributes.length > 0,
    'bool HasElements { get; }': (self: XElement) => axes.elements(self, 'all').next().done !== true,
    'XAttribute FirstAttribute { get; }': (self: XElement) => self.attributes[0] ?? null,
    'XAttribute LastAttribute { get; }': (self: XElement) => self.attributes.at(-1) ?? null,
    'XAttribute Attribute(XName name)': (self: XElement, name: XName | null) => self.attribute(name),
    'IEnumerable<XAttribute> Attributes()': (self: XElement) =>
      sequenceOf('attribute', () => axes.attributes(self, 'all')),
    'IEnumerable<XAttribute> Attributes(XName name)': (self: XElement, name: XName | null) =>
      sequenceOf('attribute', () => axes.attributes(self, name)),
    'IEnumerable<XElement> AncestorsAndSelf()': (self: XElement) =>
      sequenceOf('element', () => axes.ancestors(self, 'all', true)),
    'IEnumerable<XElement> AncestorsAndSelf(XName name)': (self: XElement, name: XName | null) =>
      sequenceOf('element', () => axes.ancestors(self, name, true)),
    'IEnumerable<XElement> DescendantsAndSelf()': (self: XElement) =>
      sequenceOf('element', () => axes.descendants(self, 'all', true)),
    'IEnumerable<XElement> DescendantsAndSelf(XName name)': (self: XElement, name: XName | null) =>
      sequenceOf('element', () => axes.descendants(self, name, true)),
    'IEnumerable<XNode> DescendantNodesAndSelf()': (self: XElement) =>
      sequenceOf('node', () => axes.descendantNodes(self, true)),
    'XNamespace GetDefaultNamespace()': (self: XElement) => XNamespace.get(self.uriOfPrefix('') ?? ''),
    'XNamespace GetNamespaceOfPrefix(string prefix)': (self: XElement, prefix: string | null) =>
      self.namespaceOfPrefix(prefix),
    'string GetPrefixOfNamespace(XNamespace ns)': (self: XElement, ns: XNamespace | null) => {
      if (ns === null) throw argumentNull('ns');
      return self.prefixOfUri(ns.name);
    },
    'void RemoveAll()': (self: XElement) => {
      self.removeNodes();
      self.removeAttributes();
    },
    'void RemoveAttributes()': (self: XElement) => self.removeAttributes(),
    'void ReplaceAll(object content)': content.replaceAll,
    'void ReplaceAll(params object[] content)': content.replaceAll,
    'void ReplaceAttributes(object content)': content.replaceAttributes,
    'void ReplaceAttributes(params object[] content)': content.replaceAttributes,
    'void SetAttributeValue(XName name, object value)': content.setAttributeValue,
    'void SetElementValue(XName name, object value)': (self: XElement, name: XName | null, value: unknown) =>
      content.setElementValue(self, axes.childElement(self, name), name, value),
    'void SetValue(object value)': (self: XElement, value: unknown) =>
      content.setElementText(self, value === null ? null : content.stringValue(value)),
    ...saveMembers((self: XElement) => self),
  },
});

const xAttribute = defineType({
  name: 'System.Xml.Linq.XAttribute',
  base: 'System.Xml.Linq.XObject',
  runtimeClass: XAttribute,
  members: {
    'XAttribute(XName name, object value)': (name: XName | null, value: unknown) =>
      new XAttribute(name, value === null ? null : content.stringValue(value)),
    'XAttribute(XAttribute other)': (other: XAttribute | null) => {
      if (other === null) throw argumentNull('other');
      return new XAttribute(other.name, other.value);
    },
    'static IEnumerable<XAttribute> EmptySequence { get; }': () => sequenceOf('attribute', () => [][Symbol.iterator]()),
    ...castOperators('XAttribute'),
    'XName Name { get; }': (self: XAttribute) => self.name,
    'string Value { get; set; }': {
      get: (self: XAttribute) => self.value,
      set: (self: XAttribute, value: string | null) => {
        self.value = value;
      },
    },
    'bool IsNamespaceDeclaration { get; }': (self: XAttribute) => self.isDeclaration,
    'XAttribute NextAttribute { get; }': (self: XAttribute) => self.sibling(1),
    'XAttribute PreviousAttribute { get; }': (self: XAttribute) => self.sibling(-1),
    'void Remove()': (self: XAttribute) => self.remove(),
    'void SetValue(object value)': (self: XAttribute, value: unknown) => {
      self.value = value === null ? null : content.stringValue(value);
    },
  },
});

const xStreamingElement = defineType({
  name: 'System.Xml.Linq.XStreamingElement',
  runtimeClass: content.XStreamingElement,
  members: {
    'XStreamingElement(XName name)': (name: XName | null) => new content.XStreamingElement(name, null),
    'XStreamingElement(XName name, object content)': (name: XName | null, items: unknown) =>
      new content.XStreamingElement(name, items),
    'XStreamingElement(XName name, params object[] content)': (name: XName | null, items: NetArray | null) =>
      new content.XStreamingElement(name, items),
    'XName Name { get; set; }': {
      get: (self: content.XStreamingElement) => self.name,
      set: (self: content.XStreamingElement, name: XName | null) => {
        if (name === null) throw argumentNull('value');
        self.name = name;
      },
    },
    'void Add(object content)': (self: content.XStreamingElement, items: unknown) => self.add(items),
    'void Add(params object[] content)': (self: content.XStreamingElement, items: unknown) => self.add(items),
    'string ToString(SaveOptions options)': (self: content.XStreamingElement, options: number) =>
      writeXml(self.toElement(), options),
    ...saveMembers((self: content.XStreamingElement) => self.toElement()),
  },
});

/** Elements and attributes. */
export const elementTypes: readonly DefinedType[] = [xElement, xAttribute, xStreamingElement];
