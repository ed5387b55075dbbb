import { XMLBuilder } from 'fast-xml-parser';
import { Expression } from './expression';
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
  // Expressions stand as C# has them, which is what the portal shows too; literal text is escaped below.
  processEntities: false,
});

/**
 * The document as API Management's `rawxml` format takes it: indented, expressions unescaped.
 *
 * @throws Error when it is larger than API Management takes
 */
export function render(node: ElementNode): string {
  const xml = `${(builder.build([ordered(node, 0)]) as string).trim()}\n`;
  const bytes = new TextEncoder().encode(xml).length;
  if (bytes > maximumBytes) {
    throw new Error(
      `The policy document has ${bytes} bytes, and API Management takes ${maximumBytes}: use fewer accounts or deployments.`,
    );
  }
  return xml;
}

type Ordered = { [name: string]: unknown };

function ordered(node: PolicyNode, depth: number): Ordered {
  if (node.kind === 'comment') return { '#comment': [{ '#text': ` ${node.text} ` }] };
  if (node.kind === 'text') return { '#text': textOf(node.value, depth, false) };
  const result: Ordered = { [node.name]: node.children.map((child) => ordered(child, depth + 1)) };
  if (node.attributes.length > 0) {
    result[':@'] = Object.fromEntries(node.attributes.map(([name, value]) => [name, textOf(value, depth, true)]));
  }
  return result;
}

function textOf(value: TextValue, depth: number, attribute: boolean): string {
  if (value instanceof Expression) {
    if (!value.block) return value.toString();
    const indent = '  '.repeat(depth + 1);
    const lines = value.code.split('\n').map((line) => (line.trim() === '' ? '' : `${indent}${line}`));
    return `@{${lines.join('\n')}${'  '.repeat(depth)}}`;
  }
  const escaped = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return attribute ? escaped.replaceAll('"', '&quot;').replaceAll('\n', '&#10;') : escaped;
}
