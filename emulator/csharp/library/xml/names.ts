/** Names and namespaces. */
import { argumentNull } from '../../runtime/exceptions';
import { sameName, XName, XNamespace } from '../../runtime/xml/names';
import { type DefinedType, defineType } from '../define';

const same = (left: XNamespace | null, right: XNamespace | null): boolean => left?.name === right?.name;

/** `System.Xml.Linq.XName` and `XNamespace`. */
export const nameTypes: readonly DefinedType[] = [
  defineType({
    name: 'System.Xml.Linq.XName',
    runtimeClass: XName,
    members: {
      'static XName Get(string expandedName)': (expanded: string | null) => XName.parse(expanded),
      'static XName Get(string localName, string namespaceName)': (
        localName: string | null,
        namespaceName: string | null,
      ) => XNamespace.get(namespaceName).getName(localName),
      'static implicit operator XName(string expandedName)': (expanded: string | null) =>
        expanded === null ? null : XName.parse(expanded),
      'static bool operator ==(XName left, XName right)': sameName,
      'static bool operator !=(XName left, XName right)': (left: XName | null, right: XName | null) =>
        !sameName(left, right),
      'string LocalName { get; }': (self: XName) => self.localName,
      'string NamespaceName { get; }': (self: XName) => self.namespaceName,
      'XNamespace Namespace { get; }': (self: XName) => self.namespace,
    },
  }),
  defineType({
    name: 'System.Xml.Linq.XNamespace',
    runtimeClass: XNamespace,
    members: {
      'static XNamespace None { get; }': () => XNamespace.none,
      'static XNamespace Xml { get; }': () => XNamespace.xml,
      'static XNamespace Xmlns { get; }': () => XNamespace.xmlns,
      'static XNamespace Get(string namespaceName)': (name: string | null) => XNamespace.get(name),
      'static implicit operator XNamespace(string namespaceName)': (name: string | null) =>
        name === null ? null : XNamespace.get(name),
      'static XName operator +(XNamespace ns, string localName)': (ns: XNamespace | null, localName: string | null) => {
        if (ns === null) throw argumentNull('ns');
        return ns.getName(localName);
      },
      'static bool operator ==(XNamespace left, XNamespace right)': same,
      'static bool operator !=(XNamespace left, XNamespace right)': (
        left: XNamespace | null,
        right: XNamespace | null,
      ) => !same(left, right),
      'string NamespaceName { get; }': (self: XNamespace) => self.name,
      'XName GetName(string localName)': (self: XNamespace, localName: string | null) => self.getName(localName),
    },
  }),
];
