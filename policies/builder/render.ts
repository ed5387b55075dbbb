import { XMLBuilder } from 'fast-xml-parser';
import type { Expression } from './expression';
import type { ElementNode, PolicyNode, TextValue } from './node';

/** The most that API Management takes (service limits). */
export const maximumBytes = 256 * 1024;

const builder = new XMLBuilder({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  commentPropName: '#comment',
  format: true,
  indentBy: '  ',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
  processEntities: true,
});

/**
 * The document as API Management's `rawxml` format takes it: indented, expressions unescaped.
 *
 * @throws Error when it is larger than API Management takes
 */
export function render(node: ElementNode): string {
  const expressions: string[] = [];
  const built = (builder.build([ordered(node, 0, expressions)]) as string).trim();
  const xml = `${built.replace(/\uE000(\d+)\uE001/g, (_, index: string) => expressions[Number(index)] ?? '')}\n`;
  const bytes = new TextEncoder().encode(xml).length;
  if (bytes > maximumBytes) {
    throw new Error(
      `The policy document has ${bytes} bytes, and API Management takes ${maximumBytes}: use fewer accounts or deployments.`,
    );
  }
  return xml;
}

type Ordered = { [name: string]: unknown };

/**
 * The builder's own form of a node. Expressions stay out of its hands: they stand in the document as C# has them, which
 * is what the portal shows too, and a placeholder of private-use characters holds their place.
 */
function ordered(node: PolicyNode, depth: number, expressions: string[]): Ordered {
  if (node.kind === 'comment') return { '#comment': [{ '#text': ` ${node.text} ` }] };
  if (node.kind === 'text') return { '#text': contentOf(node.value, depth, expressions) };
  const result: Ordered = { [node.name]: node.children.map((child) => ordered(child, depth + 1, expressions)) };
  if (node.attributes.length > 0) {
    result[':@'] = Object.fromEntries(
      node.attributes.map(([name, value]) => [name, textOf(value, depth, expressions)]),
    );
  }
  return result;
}

function textOf(value: TextValue, depth: number, expressions: string[]): string {
  if (typeof value === 'string') return value;
  expressions.push(expressionText(value, depth));
  return `\uE000${expressions.length - 1}\uE001`;
}

/** Between tags quotes need no entities, and JSON stays readable without them. */
function contentOf(value: TextValue, depth: number, expressions: string[]): string {
  if (typeof value !== 'string') return textOf(value, depth, expressions);
  expressions.push(value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
  return `\uE000${expressions.length - 1}\uE001`;
}

function expressionText(value: Expression<unknown>, depth: number): string {
  if (!value.block) return value.toString();
  const indent = '  '.repeat(depth + 1);
  const lines = value.code.split('\n').map((line) => (line.trim() === '' ? '' : `${indent}${line}`));
  return `@{${lines.join('\n')}${'  '.repeat(depth)}}`;
}
