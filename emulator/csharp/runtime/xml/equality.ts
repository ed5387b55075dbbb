/** `XNode.DeepEquals` and the hash that fits it. */
import { netHashCode } from '../object';
import { XDocument, XElement } from './element';
import { XComment, XDocumentType, XProcessingInstruction, XText } from './leaves';
import { sameName } from './names';
import { nodeTypes, type XContainer, type XNode } from './node';

/** The children, neighbouring texts joined; a text alone where there is none but the empty one. */
function contents(container: XContainer): (string | XNode)[] {
  const list: (string | XNode)[] = [];
  for (const child of container.children()) {
    const before = list.at(-1);
    if (child.nodeType !== nodeTypes.Text) list.push(child);
    else if (typeof before === 'string') list[list.length - 1] = before + (child as XText).value;
    else list.push((child as XText).value);
  }
  if (list.length === 0 && container.emptyText) list.push('');
  return list.length === 1 ? list : list.filter((item) => item !== '');
}

function contentsEqual(left: XContainer, right: XContainer): boolean {
  const [one, other] = [contents(left), contents(right)];
  return (
    one.length === other.length &&
    one.every((item, index) => {
      const peer = other[index] as string | XNode;
      if (typeof item === 'string' || typeof peer === 'string') return item === peer;
      return deepEquals(item, peer);
    })
  );
}

function elementsEqual(left: XElement, right: XElement): boolean {
  return (
    sameName(left.name, right.name) &&
    left.attributes.length === right.attributes.length &&
    left.attributes.every((one, index) => {
      const peer = right.attributes[index];
      return peer !== undefined && sameName(one.name, peer.name) && one.value === peer.value;
    }) &&
    contentsEqual(left, right)
  );
}

/** Do both mean the same XML? `<a/>` and `<a></a>` do not. */
export function deepEquals(left: XNode | null, right: XNode | null): boolean {
  if (left === right) return true;
  if (left === null || right === null || left.nodeType !== right.nodeType) return false;
  if (left instanceof XElement && right instanceof XElement) return elementsEqual(left, right);
  if (left instanceof XDocument && right instanceof XDocument) return contentsEqual(left, right);
  return leafParts(left).join('\0') === leafParts(right).join('\0');
}

function leafParts(node: XNode): (string | null)[] {
  if (node instanceof XText || node instanceof XComment) return [node.value];
  if (node instanceof XProcessingInstruction) return [node.target, node.data];
  if (node instanceof XDocumentType) return [node.name, node.publicId, node.systemId, node.internalSubset];
  return [];
}

/** A hash that equal nodes share. */
export function deepHashCode(node: XNode | null): number {
  if (node === null) return 0;
  if (node instanceof XElement) {
    const parts = node.attributes.map((one) => `${one.name.netToString()}=${one.value}`);
    return netHashCode([node.name.netToString(), ...parts, contentsHash(node)].join('\0'));
  }
  return node instanceof XDocument ? contentsHash(node) : netHashCode(leafParts(node).join('\0'));
}

function contentsHash(container: XContainer): number {
  const hashes = contents(container).map((item) => (typeof item === 'string' ? netHashCode(item) : deepHashCode(item)));
  return netHashCode(hashes.join(','));
}
