import { Expression, NamedValue } from './expression';
import {
  type ElementNode,
  elementNode,
  type PolicyNode,
  type Section,
  type Statement,
  type TextValue,
  textNode,
} from './node';
import table from './schema.json';

/** An attribute as policies/builder/schema.json describes it. */
export interface AttributeSchema {
  readonly name: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly expression: string;
  readonly required?: boolean;
  readonly default?: string;
}

/** An element inside a statement, or a statement, as policies/builder/schema.json describes it. */
export interface ElementSchema {
  readonly name: string;
  readonly min?: string;
  readonly max?: string;
  readonly text?: boolean;
  readonly statements?: boolean;
  readonly enum?: readonly string[];
  readonly attributes?: readonly AttributeSchema[];
  readonly children?: readonly ElementSchema[];
  readonly sections?: readonly string[];
}

/** Every statement by its name. */
export const statementSchemas: { readonly [name: string]: Omit<ElementSchema, 'name'> } = table.statements;

/** `set-backend-service` as `setBackendService`. */
export function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

type Props = { readonly [key: string]: unknown };

/** Makes a statement from its properties; the generated functions in statements/ give the properties their types. */
export function buildStatement<S extends Section>(name: string, props: object): Statement<S> {
  const schema = statementSchemas[name];
  if (!schema) throw new Error(`There is no statement <${name}>.`);
  return Object.freeze({ node: buildElement({ name, ...schema }, props as Props) });
}

function buildElement(schema: ElementSchema, props: Props): ElementNode {
  const attributes: [string, TextValue][] = [];
  // Every statement may have an id (the schema files), which is no attribute of its own in the table.
  if (statementSchemas[schema.name] && props.id !== undefined) attributes.push(['id', literal(props.id, schema.name)]);
  for (const attribute of schema.attributes ?? []) {
    const value = props[camelCase(attribute.name)];
    if (value === undefined) {
      if (attribute.required) throw new Error(`<${schema.name}> needs the attribute ${attribute.name}.`);
      continue;
    }
    attributes.push([attribute.name, literal(value, schema.name)]);
  }
  const children: PolicyNode[] = [];
  for (const child of schema.children ?? []) {
    const given = props[camelCase(child.name)];
    if (given === undefined) continue;
    for (const one of Array.isArray(given) ? (given as unknown[]) : [given]) children.push(buildChild(child, one));
  }
  if (props.text !== undefined) children.push(textNode(literal(props.text, schema.name)));
  for (const statement of (props.statements as readonly Statement<Section>[] | undefined) ?? [])
    children.push(statement.node);
  return elementNode(schema.name, attributes, children);
}

/** A child is a statement of its own name where the table gives it nothing, text alone, or an element with properties. */
function buildChild(schema: ElementSchema, given: unknown): ElementNode {
  const bare = !schema.attributes && !schema.children && !schema.text && !schema.statements;
  const own = bare ? statementSchemas[schema.name] : undefined;
  const full = own ? { ...own, name: schema.name } : schema;
  if (isText(given)) return elementNode(full.name, [], [textNode(literal(given, full.name))]);
  return buildElement(full, given as Props);
}

function isText(value: unknown): boolean {
  return (
    ['string', 'number', 'boolean'].includes(typeof value) || value instanceof Expression || value instanceof NamedValue
  );
}

function literal(value: unknown, element: string): TextValue {
  if (value instanceof Expression) return value;
  const text = String(value);
  if (/^\s*@[({]/.test(text)) {
    throw new Error(
      `<${element}>: the text "${text}" would be read as an expression: write it with cs\`...\` instead.`,
    );
  }
  return text;
}
