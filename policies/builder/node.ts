import type { Expression } from './expression';

/** The four sections of a policy document, in their order. */
export const sectionNames = ['inbound', 'backend', 'outbound', 'on-error'] as const;

/** One of the four sections. */
export type Section = (typeof sectionNames)[number];

/** What an attribute or a text holds: literal text, or an expression. */
export type TextValue = string | Expression<unknown>;

/** One node of a policy document. Nodes are frozen. */
export type PolicyNode = ElementNode | CommentNode | TextNode;

/** `<name attributes>children</name>` */
export interface ElementNode {
  readonly kind: 'element';
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: TextValue])[];
  readonly children: readonly PolicyNode[];
}

/** `<!-- text -->` */
interface CommentNode {
  readonly kind: 'comment';
  readonly text: string;
}

/** Text between tags. */
interface TextNode {
  readonly kind: 'text';
  readonly value: TextValue;
}

/** A statement (or a comment) that may stand in any of the sections `S`. */
export interface Statement<S extends Section> {
  readonly node: ElementNode | CommentNode;
  /** Only for the type checker: makes a statement of few sections unfit for the others. */
  readonly sections?: (section: S) => void;
}

/** An element node. */
export function elementNode(
  name: string,
  attributes: readonly (readonly [string, TextValue])[],
  children: readonly PolicyNode[],
): ElementNode {
  return Object.freeze({
    kind: 'element',
    name,
    attributes: Object.freeze(attributes.map((attribute) => Object.freeze(attribute))),
    children: Object.freeze([...children]),
  });
}

/** A text node. */
export function textNode(value: TextValue): TextNode {
  return Object.freeze({ kind: 'text', value });
}

/**
 * A comment for whoever reads the policy in the portal; it may stand wherever a statement may.
 *
 * @throws Error when the text holds `--`, which XML does not allow in a comment
 */
export function comment(text: string): Statement<Section> {
  if (text.includes('--') || text.endsWith('-')) throw new Error(`A comment cannot hold "--" or end with "-": ${text}`);
  return Object.freeze({ node: Object.freeze({ kind: 'comment', text }) });
}
