import { XMLBuilder } from 'fast-xml-parser';
import type { Expression } from './expression';
import { maximumBytes, maximumFragmentBytes } from './limits';
import type { ElementNode, PolicyNode, TextValue } from './node';

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
  const verbatim: string[] = [];
  const built = (builder.build([ordered(node, 0, verbatim)]) as string).trim();
  const xml = `${built.replace(/\uE000(\d+)\uE001/g, (_, index: string) => verbatim[Number(index)] ?? '')}\n`;
  const bytes = new TextEncoder().encode(xml).length;
  if (node.name === 'fragment' && bytes > maximumFragmentBytes) {
    throw new Error(
      `The fragment has ${bytes} bytes, and API Management takes ${maximumFragmentBytes}: make several of it.`,
    );
  }
  if (bytes > maximumBytes) {
    throw new Error(
      `The policy document has ${bytes} bytes, and API Management takes ${maximumBytes}: use fewer accounts or deployments.`,
    );
  }
  return xml;
}

type Ordered = { [name: string]: unknown };

/** What every kind of node becomes in the builder's own form; a kind that is forgotten does not compile. */
const visitors: {
  readonly [K in PolicyNode['kind']]: (
    node: Extract<PolicyNode, { kind: K }>,
    depth: number,
    verbatim: string[],
  ) => Ordered;
} = {
  comment: (node) => ({ '#comment': [{ '#text': ` ${legal(node.text)} ` }] }),
  // A text stands on its element's line, so its further lines are counted from there.
  text: (node, depth, verbatim) => ({ '#text': textOf(node.value, depth - 1, verbatim, /[\r"']/g) }),
  element: (node, depth, verbatim) => {
    const children = node.children.map((child) => ordered(child, depth + 1, verbatim));
    if (node.attributes.length === 0) return { [node.name]: children };
    const attributes = node.attributes.map(([name, value]) => [name, textOf(value, depth, verbatim, /[\r\n\t]/g)]);
    return { [node.name]: children, ':@': Object.fromEntries(attributes) };
  },
};

function ordered(node: PolicyNode, depth: number, verbatim: string[]): Ordered {
  if (node.kind === 'element') return visitors.element(node, depth, verbatim);
  return node.kind === 'comment' ? visitors.comment(node, depth, verbatim) : visitors.text(node, depth, verbatim);
}

/**
 * Expressions stay out of the XML builder's hands: they stand in the document as C# has them, which is what the portal
 * shows too, and a placeholder of private-use characters holds their place. The same holds for characters of literal text
 * that `special` finds: quotes between tags, which need no entities there, so that JSON stays readable; and line ends and
 * tabs, of which an XML reader would make spaces.
 */
function textOf(value: TextValue, depth: number, verbatim: string[], special: RegExp): string {
  const hold = (text: string): string => `\uE000${verbatim.push(text) - 1}\uE001`;
  if (typeof value !== 'string') return hold(expressionText(value, depth));
  return legal(value).replace(special, (character) =>
    hold(/["']/.test(character) ? character : `&#${character.charCodeAt(0)};`),
  );
}

/** @throws Error for what XML cannot hold, and for the characters that hold places here */
function legal(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const found = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ue000\ue001]|[\ud800-\udfff]/.exec(
    text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, ''),
  )?.[0];
  if (found === undefined) return text;
  const code = found.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase();
  throw new Error(`XML cannot hold U+${code}: leave it out of "${text.slice(0, 60)}", or write it in C#.`);
}

/** @throws Error when the code holds an XML entity, which a reader of raw policies may resolve and another may not */
function expressionText(value: Expression<unknown>, depth: number): string {
  const entity = /&(?:#\w+|lt|gt|amp|quot|apos);/.exec(value.code)?.[0];
  if (entity) {
    throw new Error(
      `The expression holds ${entity}, which reads as an XML entity: write the "&" as \\u0026: ${value.code}`,
    );
  }
  legal(value.code);
  const margin = '  '.repeat(depth);
  const code = value.code.replace(/\n(?=[^\n])/g, `\n${value.block ? `${margin}  ` : margin}`);
  return value.block ? `@{${code.trimEnd()}\n${margin}}` : `@(${code})`;
}
