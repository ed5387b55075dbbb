/**
 * The tree of System.Xml.Linq. Children are a ring of `next` links that ends in the parent's `last`, as in .NET: what a
 * loop sees while it adds and removes nodes follows from that.
 */
import { invalidOperation, nullReference } from '../exceptions';

/** `System.Xml.XmlNodeType`. */
export const nodeTypes = {
  None: 0,
  Element: 1,
  Attribute: 2,
  Text: 3,
  CDATA: 4,
  EntityReference: 5,
  Entity: 6,
  ProcessingInstruction: 7,
  Comment: 8,
  Document: 9,
  DocumentType: 10,
  DocumentFragment: 11,
  Notation: 12,
  Whitespace: 13,
  SignificantWhitespace: 14,
  EndElement: 15,
  EndEntity: 16,
  XmlDeclaration: 17,
} as const;

/** How trees become text; the writer registers itself, since it needs the classes of these files. */
let write: (node: XObject, indented: boolean) => string = () => '';

/** Called once by the writer. */
export function useWriter(writer: (node: XObject, indented: boolean) => string): void {
  write = writer;
}

/** The exception of an operation on a node that must have a parent. */
export function missingParent(): Error {
  return invalidOperation('The parent is missing.');
}

/** `System.Xml.Linq.XObject`: what a node and an attribute have in common. */
export abstract class XObject {
  parent: XContainer | null = null;
  /** What `AddAnnotation` attached, object-typed. */
  annotations: unknown[] = [];

  abstract readonly nodeType: number;

  /** The topmost object above this one, or itself. */
  get root(): XObject {
    let top: XObject = this;
    while (top.parent !== null) top = top.parent;
    return top;
  }

  netToString(): string {
    return write(this, true);
  }

  /** XML on one line, as the tables and `npm run evaluate` have it. */
  netDescribe(): string {
    return write(this, false);
  }
}

/** `System.Xml.Linq.XNode`. */
export abstract class XNode extends XObject {
  /** The following sibling; the first one after the last. Null without a parent. */
  next: XNode | null = null;

  get nextNode(): XNode | null {
    return this.parent === null || this.parent.last === this ? null : this.next;
  }

  get previousNode(): XNode | null {
    if (this.parent === null) return null;
    let previous: XNode | null = null;
    for (let node = this.parent.first; node !== this; node = following(node)) previous = node;
    return previous;
  }

  /** A copy without a parent. */
  abstract clone(): XNode;
}

/** The node after another in the ring. @throws NullReferenceException when it was taken out meanwhile, as in .NET. */
export function following(node: XNode | null): XNode {
  if (node === null || node.next === null) throw nullReference();
  return node.next;
}

/** `System.Xml.Linq.XContainer`. */
export abstract class XContainer extends XNode {
  /** The last child. */
  last: XNode | null = null;
  /** Without children: was the empty text added? `<a></a>` then, not `<a />`. */
  emptyText = false;

  get first(): XNode | null {
    return this.last === null ? null : this.last.next;
  }

  /** May this node stand behind `previous` (null: before all)? @throws ArgumentException, InvalidOperationException. */
  abstract admit(node: XNode, previous: XNode | null): void;

  /** May this text be added? @throws ArgumentException. */
  admitText(_text: string): void {}

  /** Takes a node without a parent in, behind `previous` (null: before all). */
  insert(node: XNode, previous: XNode | null): void {
    node.parent = this;
    if (this.last === null) {
      node.next = node;
      this.last = node;
      return;
    }
    const before = previous ?? this.last;
    node.next = before.next;
    before.next = node;
    if (previous !== null && previous === this.last) this.last = node;
  }

  /** Takes a child out. */
  take(node: XNode): void {
    let before = this.last as XNode;
    while (before.next !== node) before = following(before);
    if (before === node) {
      this.last = null;
      this.emptyText = false;
    } else {
      if (this.last === node) this.last = before;
      before.next = node.next;
    }
    node.parent = null;
    node.next = null;
  }

  /** Takes every child out. */
  removeNodes(): void {
    const nodes = [...this.children()];
    this.last = null;
    this.emptyText = false;
    for (const node of nodes) {
      node.parent = null;
      node.next = null;
    }
  }

  /** The children from first to last; ends when the current one has been taken out. */
  *children(): Generator<XNode> {
    if (this.last === null) return;
    let node = this.last;
    do {
      node = following(node);
      yield node;
    } while (node.parent === this && node !== this.last);
  }
}
