/** XDocument and the nodes without children. */
import type { NetArray } from '../../runtime/array';
import { argumentNull } from '../../runtime/exceptions';
import { addContent } from '../../runtime/xml/content';
import { XDocument } from '../../runtime/xml/element';
import { XCData, XComment, XDeclaration, XDocumentType, XProcessingInstruction, XText } from '../../runtime/xml/leaves';
import type { XNode } from '../../runtime/xml/node';
import { parseDocument } from '../../runtime/xml/reader';
import { type DefinedType, defineType, type MemberCode } from '../define';
import { saveMembers } from './save';

/** A text property that can be set. */
function property<K extends string>(key: K): MemberCode {
  return {
    get: (self: Record<K, string | null>) => self[key],
    set: (self: Record<K, string | null>, value: string | null) => {
      self[key] = value;
    },
  };
}

/** `new T(T other)`. */
function copyOf<T extends XNode | XDeclaration>(other: T | null): unknown {
  if (other === null) throw argumentNull('other');
  return other.clone();
}

function newDocument(declaration: XDeclaration | null, content: NetArray | null): XDocument {
  const document = new XDocument();
  document.declaration = declaration;
  addContent(document, content);
  return document;
}

const xDocument = defineType({
  name: 'System.Xml.Linq.XDocument',
  base: 'System.Xml.Linq.XContainer',
  runtimeClass: XDocument,
  members: {
    'XDocument()': () => new XDocument(),
    'XDocument(params object[] content)': (content: NetArray | null) => newDocument(null, content),
    'XDocument(XDeclaration declaration, params object[] content)': newDocument,
    'XDocument(XDocument other)': copyOf,
    'static XDocument Parse(string text)': (text: string | null) => parseDocument(text, 0),
    'static XDocument Parse(string text, LoadOptions options)': (text: string | null, options: number) =>
      parseDocument(text, options),
    'XDeclaration Declaration { get; set; }': {
      get: (self: XDocument) => self.declaration,
      set: (self: XDocument, value: XDeclaration | null) => {
        self.declaration = value;
      },
    },
    'XDocumentType DocumentType { get; }': (self: XDocument) => self.documentType,
    'XElement Root { get; }': (self: XDocument) => self.rootElement,
    ...saveMembers((self: XDocument) => self),
  },
});

const xDeclaration = defineType({
  name: 'System.Xml.Linq.XDeclaration',
  runtimeClass: XDeclaration,
  members: {
    'XDeclaration(string version, string encoding, string standalone)': (
      version: string | null,
      encoding: string | null,
      standalone: string | null,
    ) => new XDeclaration(version, encoding, standalone),
    'XDeclaration(XDeclaration other)': copyOf,
    'string Version { get; set; }': property('version'),
    'string Encoding { get; set; }': property('encoding'),
    'string Standalone { get; set; }': property('standalone'),
  },
});

const xText = defineType({
  name: 'System.Xml.Linq.XText',
  base: 'System.Xml.Linq.XNode',
  runtimeClass: XText,
  members: {
    'XText(string value)': (value: string | null) => new XText(value),
    'XText(XText other)': (other: XText | null) => new XText(required(other).value),
    'string Value { get; set; }': property('value'),
  },
});

const xCData = defineType({
  name: 'System.Xml.Linq.XCData',
  base: 'System.Xml.Linq.XText',
  runtimeClass: XCData,
  members: {
    'XCData(string value)': (value: string | null) => new XCData(value),
    'XCData(XCData other)': (other: XCData | null) => new XCData(required(other).value),
  },
});

function required<T>(other: T | null): T {
  if (other === null) throw argumentNull('other');
  return other;
}

const xComment = defineType({
  name: 'System.Xml.Linq.XComment',
  base: 'System.Xml.Linq.XNode',
  runtimeClass: XComment,
  members: {
    'XComment(string value)': (value: string | null) => new XComment(value),
    'XComment(XComment other)': copyOf,
    'string Value { get; set; }': property('value'),
  },
});

const xProcessingInstruction = defineType({
  name: 'System.Xml.Linq.XProcessingInstruction',
  base: 'System.Xml.Linq.XNode',
  runtimeClass: XProcessingInstruction,
  members: {
    'XProcessingInstruction(string target, string data)': (target: string | null, data: string | null) =>
      new XProcessingInstruction(target, data),
    'XProcessingInstruction(XProcessingInstruction other)': copyOf,
    'string Target { get; set; }': property('target'),
    'string Data { get; set; }': property('data'),
  },
});

const xDocumentType = defineType({
  name: 'System.Xml.Linq.XDocumentType',
  base: 'System.Xml.Linq.XNode',
  runtimeClass: XDocumentType,
  members: {
    'XDocumentType(string name, string publicId, string systemId, string internalSubset)': (
      name: string | null,
      publicId: string | null,
      systemId: string | null,
      internalSubset: string | null,
    ) => new XDocumentType(name, publicId, systemId, internalSubset),
    'XDocumentType(XDocumentType other)': copyOf,
    'string Name { get; set; }': property('name'),
    'string PublicId { get; set; }': property('publicId'),
    'string SystemId { get; set; }': property('systemId'),
    'string InternalSubset { get; set; }': property('internalSubset'),
  },
});

/** Documents, their declaration, and leaves. */
export const documentTypes: readonly DefinedType[] = [
  xDocument,
  xDeclaration,
  xText,
  xCData,
  xComment,
  xProcessingInstruction,
  xDocumentType,
];
