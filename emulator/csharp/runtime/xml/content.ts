/** What may be given as content: nodes, attributes, sequences of them, and values that become text. */
import { types } from '../../types';
import { elementTypeOf } from '../array';
import { Boxed, box } from '../boxed';
import { argumentException, argumentNull } from '../exceptions';
import { toText } from '../object';
import { XAttribute } from './attribute';
import { attributeNotAllowed, XElement } from './element';
import { XText } from './leaves';
import type { XName } from './names';
import { missingParent, nodeTypes, type XContainer, XNode, XObject } from './node';
import { valueText } from './values';

/** A value (object-typed) as XML has it. @throws ArgumentException for a node. */
export function stringValue(value: unknown): string {
  if (value instanceof XObject) throw argumentException('An XObject cannot be used as a value.');
  return valueText(value) ?? toText(value);
}

function isSequence(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value && !(value instanceof Boxed);
}

/** The elements of a sequence as objects. */
function* objectsOf(sequence: Iterable<unknown>): Generator<unknown> {
  const elementType = elementTypeOf(sequence);
  if (elementType === types.object) yield* sequence;
  else for (const item of sequence) yield box(item, elementType);
}

/** The nodes, attributes and values of content, sequences taken apart however deep. */
function* flattened(content: unknown): Generator<unknown> {
  if (content === null) return;
  if (content instanceof XStreamingElement) yield content.toElement();
  else if (content instanceof XObject || !isSequence(content)) yield content;
  else for (const item of objectsOf(content)) yield* flattened(item);
}

/** A node that can be taken in by `parent`: the node itself, or a copy when it stands somewhere already. */
function adoptable(node: XNode, parent: XContainer): XNode {
  return node.parent !== null || node === parent.root ? node.clone() : node;
}

/** Puts text behind `previous`: joined to a text node there. Returns the node that is last then. */
function addText(parent: XContainer, text: string, previous: XNode | null): XNode | null {
  parent.admitText(text);
  if (text === '') {
    if (parent.last === null) parent.emptyText = true;
    return previous;
  }
  if (previous instanceof XText && previous.nodeType === nodeTypes.Text) {
    previous.value += text;
    return previous;
  }
  const node = new XText(text);
  parent.insert(node, previous);
  return node;
}

function addNode(parent: XContainer, node: XNode, previous: XNode | null): XNode {
  parent.admit(node, previous);
  const own = adoptable(node, parent);
  parent.insert(own, previous);
  return own;
}

/** `Add`: content at the end; attributes go to the element. @throws ArgumentException, InvalidOperationException. */
export function addContent(parent: XContainer, content: unknown): void {
  for (const item of flattened(content)) {
    if (item instanceof XAttribute) {
      if (!(parent instanceof XElement)) throw attributeNotAllowed();
      parent.addAttribute(item);
    } else if (item instanceof XNode) addNode(parent, item, parent.last);
    else addText(parent, stringValue(item), parent.last);
  }
}

/** Content behind `previous` (null: before all). @throws ArgumentException for an attribute. */
function insertContent(parent: XContainer, content: unknown, previous: XNode | null): void {
  let place = previous;
  for (const item of flattened(content)) {
    if (item instanceof XAttribute) throw attributeNotAllowed();
    place = item instanceof XNode ? addNode(parent, item, place) : addText(parent, stringValue(item), place);
  }
}

/** `AddFirst`. */
export function addFirst(parent: XContainer, content: unknown): void {
  insertContent(parent, content, null);
}

/** `AddBeforeSelf`. @throws InvalidOperationException without a parent. */
export function addBefore(node: XNode, content: unknown): void {
  if (node.parent === null) throw missingParent();
  insertContent(node.parent, content, node.previousNode);
}

/** `AddAfterSelf`. @throws InvalidOperationException without a parent. */
export function addAfter(node: XNode, content: unknown): void {
  if (node.parent === null) throw missingParent();
  insertContent(node.parent, content, node);
}

/** `XNode.Remove`. @throws InvalidOperationException without a parent. */
export function removeNode(node: XNode): void {
  if (node.parent === null) throw missingParent();
  node.parent.take(node);
}

/** `ReplaceWith`. @throws InvalidOperationException without a parent. */
export function replaceNode(node: XNode, content: unknown): void {
  const { parent, previousNode } = node;
  if (parent === null) throw missingParent();
  parent.take(node);
  insertContent(parent, content, previousNode);
}

/** `ReplaceNodes`: the content is read before the old nodes go. */
export function replaceNodes(parent: XContainer, content: unknown): void {
  const items = [...flattened(content)];
  parent.removeNodes();
  for (const item of items) addContent(parent, item);
}

/** `ReplaceAll`: attributes too. */
export function replaceAll(element: XElement, content: unknown): void {
  const items = [...flattened(content)];
  element.removeNodes();
  element.removeAttributes();
  for (const item of items) addContent(element, item);
}

/** `ReplaceAttributes`. */
export function replaceAttributes(element: XElement, content: unknown): void {
  const items = [...flattened(content)];
  element.removeAttributes();
  for (const item of items) addContent(element, item);
}

/** `new XElement(name, content)`. */
export function newElement(name: XName | null, content: unknown): XElement {
  const element = new XElement(name);
  addContent(element, content);
  return element;
}

/** Replaces what an element contains by text. @throws ArgumentNullException. */
export function setElementText(element: XElement, text: string | null): void {
  if (text === null) throw argumentNull('value');
  element.removeNodes();
  addText(element, text, null);
}

/** `SetAttributeValue`: null removes. */
export function setAttributeValue(element: XElement, name: XName | null, value: unknown): void {
  const attribute = element.attribute(name);
  if (value === null) attribute?.remove();
  else if (attribute !== null) attribute.value = stringValue(value);
  else element.addAttribute(new XAttribute(name, stringValue(value)));
}

/** `SetElementValue`: null removes, a missing child is added. */
export function setElementValue(element: XElement, child: XElement | null, name: XName | null, value: unknown): void {
  if (value === null) child?.parent?.take(child);
  else if (child !== null) setElementText(child, stringValue(value));
  else addContent(element, newElement(name, stringValue(value)));
}

/** `System.Xml.Linq.XStreamingElement`: content that is read each time it is written. */
export class XStreamingElement {
  name: XName;
  private readonly content: unknown[] = [];

  /** @throws ArgumentNullException. */
  constructor(name: XName | null, content: unknown) {
    if (name === null) throw argumentNull('name');
    this.name = name;
    if (content !== null) this.content.push(content);
  }

  add(content: unknown): void {
    if (content !== null) this.content.push(content);
  }

  toElement(): XElement {
    const element = new XElement(this.name);
    for (const content of this.content) addContent(element, content);
    return element;
  }

  netToString(): string {
    return this.toElement().netToString();
  }
}
