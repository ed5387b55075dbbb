/** XNodeEqualityComparer and XNodeDocumentOrderComparer. */
import { DefaultComparer, type Equality, type Order } from '../../runtime/comparison';
import { compareDocumentOrder } from '../../runtime/xml/axes';
import { deepEquals, deepHashCode } from '../../runtime/xml/equality';
import type { XNode } from '../../runtime/xml/node';
import { namedType } from '../../types';
import { type DefinedType, defineType } from '../define';

const node = namedType('System.Xml.Linq.XNode');

class NodeEqualityComparer extends DefaultComparer {
  override readonly netType = namedType('System.Xml.Linq.XNodeEqualityComparer');
  override readonly equality: Equality = {
    bucket: (value) => deepHashCode(value as XNode | null),
    equals: (left, right) => deepEquals(left as XNode | null, right as XNode | null),
  };

  constructor() {
    super('EqualityComparer', node);
  }
}

class DocumentOrderComparer extends DefaultComparer {
  override readonly netType = namedType('System.Xml.Linq.XNodeDocumentOrderComparer');
  override readonly compare: Order = (left, right) => compareDocumentOrder(left as XNode | null, right as XNode | null);

  constructor() {
    super('Comparer', node);
  }
}

/** Equality by content, order by place. */
export const xmlComparerTypes: readonly DefinedType[] = [
  defineType({
    name: 'System.Xml.Linq.XNodeEqualityComparer',
    interfaces: ['System.Collections.Generic.IEqualityComparer<System.Xml.Linq.XNode>'],
    runtimeClass: NodeEqualityComparer,
    members: {
      'XNodeEqualityComparer()': () => new NodeEqualityComparer(),
      'bool Equals(XNode x, XNode y)': (_: unknown, x: XNode | null, y: XNode | null) => deepEquals(x, y),
      'int GetHashCode(XNode obj)': (_: unknown, x: XNode | null) => deepHashCode(x),
    },
  }),
  defineType({
    name: 'System.Xml.Linq.XNodeDocumentOrderComparer',
    interfaces: ['System.Collections.Generic.IComparer<System.Xml.Linq.XNode>'],
    runtimeClass: DocumentOrderComparer,
    members: {
      'XNodeDocumentOrderComparer()': () => new DocumentOrderComparer(),
      'int Compare(XNode x, XNode y)': (_: unknown, x: XNode | null, y: XNode | null) => compareDocumentOrder(x, y),
    },
  }),
];
