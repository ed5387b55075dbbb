import { type AttributeSchema, type ElementSchema, statementSchemas } from '../../policies/builder/build';
import { maximumBytes, maximumFragmentBytes } from '../../policies/builder/limits';
import { sectionNames } from '../../policies/builder/node';
import { structureRules } from '../../policies/builder/rules';
import { nearest } from '../../policies/nearest';
import { type PolicyDiagnostic, withoutTwins } from './diagnostics';
import type { DocumentText } from './documentText';
import type { XmlAttribute, XmlElement, XmlValue } from './reader';

/** A document that is read but not compiled; a fragment is compiled where it is included. */
export interface ReadDocument {
  readonly text: DocumentText;
  /** For messages. */
  readonly name: string | undefined;
  readonly root: XmlElement;
}

/** What stands around a statement. */
interface Surroundings {
  /** None in a fragment that is looked at alone. */
  readonly section: string | undefined;
  /** Names of all elements around. */
  readonly inside: ReadonlySet<string>;
}

/**
 * Every mistake in the structure of a document: unknown statements, statements in a section that does not take them,
 * missing, unknown and impossible attributes, and the rules that API Management has beside its schema files.
 *
 * @param fragments by their ids; one is judged in the place that includes it. Without them ids are not judged.
 */
export function checkStructure(
  document: ReadDocument,
  fragments?: ReadonlyMap<string, ReadDocument>,
): readonly PolicyDiagnostic[] {
  return new StructureCheck(document, fragments).all();
}

class StructureCheck {
  readonly #root: ReadDocument;
  readonly #fragments: ReadonlyMap<string, ReadDocument> | undefined;
  readonly #found: PolicyDiagnostic[] = [];
  /** The document, or the fragment, that is looked at. */
  #document: ReadDocument;

  constructor(document: ReadDocument, fragments: ReadonlyMap<string, ReadDocument> | undefined) {
    this.#root = document;
    this.#document = document;
    this.#fragments = fragments;
  }

  all(): readonly PolicyDiagnostic[] {
    const { root, text } = this.#root;
    const [most, remedy] =
      root.name === 'fragment'
        ? [maximumFragmentBytes, 'make several fragments of it']
        : [maximumBytes, 'move parts of it into fragments'];
    if (text.bytes > most)
      this.#report(root.offset, `<${root.name}> has ${text.bytes} bytes, and API Management takes ${most}: ${remedy}`);
    if (root.name === 'fragment')
      this.#statements(root.children, { section: undefined, inside: new Set(['fragment']) });
    else if (root.name === 'policies') this.#policies(root);
    else if (root.name.endsWith('-data-source') && statementSchemas[root.name])
      this.#element(
        root,
        { name: root.name, ...statementSchemas[root.name] },
        { section: undefined, inside: new Set() },
      );
    else
      this.#report(
        root.offset,
        `a policy document begins with <policies>, <fragment> or the data source of a resolver, not with <${root.name}>`,
      );
    return withoutTwins(this.#found);
  }

  #policies(root: XmlElement): void {
    this.#attributes(root, [{ name: 'id', expression: 'no', type: 'string' }]);
    const seen = new Set<string>();
    for (const section of root.children) {
      if (!(sectionNames as readonly string[]).includes(section.name)) {
        const close = nearest(section.name, sectionNames);
        const hint = close ? `; did you mean <${close}>?` : `: a document has ${sectionNames.map(tag).join(', ')}`;
        this.#report(section.offset, `<${section.name}> is no section${hint}`);
        continue;
      }
      if (seen.has(section.name)) this.#report(section.offset, `the section <${section.name}> is there twice`);
      seen.add(section.name);
      this.#attributes(section, []);
      if (section.name === 'backend' && section.children.length > 1) {
        const second = section.children[1];
        this.#report(
          second?.offset ?? section.offset,
          `<backend> takes exactly one statement: put the ${section.children.length} into one <retry> or <choose>`,
        );
      }
      this.#statements(section.children, { section: section.name, inside: new Set() });
    }
  }

  #statements(elements: readonly XmlElement[], around: Surroundings): void {
    for (const element of elements) {
      const schema = statementSchemas[element.name];
      if (!schema) {
        this.#report(element.offset, unknownStatement(element.name));
        continue;
      }
      const { sections } = schema;
      if (sections && around.section !== undefined && !sections.includes(around.section)) {
        const where = sections.length === 0 ? 'the document of a resolver' : sections.map(tag).join(', ');
        this.#report(element.offset, `<${element.name}> cannot stand in <${around.section}>, only in ${where}`);
      }
      this.#element(element, { name: element.name, ...schema }, around);
    }
  }

  /** The statements of a fragment, as if they stood here; its mistakes have their places in the fragment. */
  #included(element: XmlElement, around: Surroundings): void {
    const id = element.attributes.find(({ name }) => name === 'fragment-id')?.value.text;
    // No fragment includes another.
    if (!this.#fragments || around.inside.has('fragment') || id === undefined || id.includes('{{')) return;
    const fragment = this.#fragments.get(id);
    if (!fragment) {
      this.#report(element.offset, `there is no fragment "${id}": give it, for example with --fragment ${id}=FILE`);
      return;
    }
    const includer = this.#document;
    this.#document = fragment;
    this.#statements(fragment.root.children, { ...around, inside: new Set([...around.inside, 'fragment']) });
    this.#document = includer;
  }

  #element(element: XmlElement, schema: ElementSchema, around: Surroundings): void {
    this.#attributes(element, schema.attributes ?? []);
    for (const { statement, inside, message, taken } of structureRules)
      if (element.name === statement && around.inside.has(inside))
        this.#report(element.offset, message, taken ? { severity: 'warning' } : {});
    if (element.name === 'include-fragment') this.#included(element, around);
    const inside = { ...around, inside: new Set([...around.inside, element.name]) };
    const known = schema.children ?? [];
    const counts = new Map<string, number>();
    const statements: XmlElement[] = [];
    for (const child of element.children) {
      const childSchema = known.find((candidate) => candidate.name === child.name);
      counts.set(child.name, (counts.get(child.name) ?? 0) + 1);
      if (childSchema) this.#child(child, childSchema, inside);
      else if (schema.statements) statements.push(child);
      else if (element.name === 'set-body') continue;
      else {
        const expected = known.length === 0 ? 'no elements' : known.map(({ name }) => tag(name)).join(', ');
        this.#report(child.offset, `<${element.name}> takes ${expected}, not <${child.name}>`);
      }
    }
    if (element.name !== 'set-body') this.#statements(statements, inside);
    for (const { name, min = '0', max = 'unbounded' } of known) {
      const count = counts.get(name) ?? 0;
      if (count < Number(min)) this.#report(element.offset, `<${element.name}> needs a <${name}>`);
      if (max !== 'unbounded' && count > Number(max))
        this.#report(element.offset, `<${element.name}> takes at most ${max} <${name}>, and here are ${count}`);
    }
    if (element.text && !schema.text && element.name !== 'set-body') {
      this.#report(element.text.offset, `<${element.name}> takes no text`);
    }
    if (element.text && !element.attributes.some(({ name }) => name === 'template')) this.#literal(element.text);
  }

  /** A child that the table describes no further is the statement of its name. */
  #child(child: XmlElement, schema: ElementSchema, around: Surroundings): void {
    const bare = !schema.attributes && !schema.children && !schema.text && !schema.statements;
    const own = bare ? statementSchemas[child.name] : undefined;
    this.#element(child, own ? { name: child.name, ...own } : schema, around);
  }

  #attributes(element: XmlElement, schemas: readonly AttributeSchema[]): void {
    for (const attribute of element.attributes) {
      const schema = schemas.find((candidate) => candidate.name === attribute.name);
      if (schema) this.#value(element, attribute, schema);
      // Every statement takes an id, which traces and errors name.
      else if (attribute.name !== 'id') {
        const names = schemas.map(({ name }) => name);
        const close = nearest(attribute.name, names);
        const all = names.length === 0 ? ': it takes none' : `: it takes ${names.join(', ')}`;
        const hint = close ? `; did you mean ${close}?` : all;
        this.#report(attribute.offset, `<${element.name}> has no attribute "${attribute.name}"${hint}`);
      }
    }
    for (const { name, required } of schemas) {
      if (required && !element.attributes.some((attribute) => attribute.name === name)) {
        this.#report(element.offset, `<${element.name}> needs the attribute ${name}`);
      }
    }
  }

  #value(element: XmlElement, attribute: XmlAttribute, schema: AttributeSchema): void {
    const { value } = attribute;
    if (value.kind === 'expression') {
      if (schema.expression === 'no')
        this.#report(value.offset, `${attribute.name} of <${element.name}> takes no expression`);
      return;
    }
    this.#literal(value);
    const problem = literalProblem(value, schema);
    if (problem) this.#report(value.offset, `${attribute.name} of <${element.name}> ${problem}, not "${value.text}"`);
  }

  /** Warns of an expression that does not begin its value, which makes it text. */
  #literal(value: XmlValue): void {
    const meant = value.kind === 'literal' && /@\(.*\)|@\{.*\}|^@context\./s.exec(value.text);
    if (!meant) return;
    const at = this.#document.text.text.indexOf(meant[0].slice(0, 2), value.offset);
    this.#report(
      at < 0 ? value.offset : at,
      'this is no expression, but text that is taken as it is: a value is one expression as a whole, @(...) or @{...}, or none',
      { severity: 'warning' },
    );
  }

  #report(offset: number, message: string, more: Pick<PolicyDiagnostic, 'severity'> = {}): void {
    const { text, name } = this.#document;
    const diagnostic = { ...text.diagnostic(offset, message), ...more };
    this.#found.push(this.#document === this.#root ? diagnostic : { ...diagnostic, document: name });
  }
}

function tag(name: string): string {
  return `<${name}>`;
}

function unknownStatement(name: string): string {
  const around = Object.keys(statementSchemas).filter((statement) =>
    statementSchemas[statement]?.children?.some((child) => child.name === name),
  );
  if (around.length > 0) return `<${name}> stands in ${around.map(tag).join(', ')}, not by itself`;
  const bare = (text: string) => text.replaceAll(/[-_]/g, '').toLowerCase();
  const close =
    Object.keys(statementSchemas).find((candidate) => bare(candidate) === bare(name)) ??
    nearest(name, Object.keys(statementSchemas));
  return `there is no statement <${name}>${close ? `; did you mean <${close}>?` : ''}`;
}

/** Why a literal is none of the attribute's type; a named value is judged when its text is put in. */
function literalProblem(value: XmlValue, schema: AttributeSchema): string | undefined {
  const { text } = value;
  if (text.includes('{{')) return undefined;
  if (schema.enum) return schema.enum.includes(text) ? undefined : `has to be one of ${schema.enum.join(', ')}`;
  switch (schema.type) {
    case 'boolean':
      return /^(true|false)$/i.test(text) ? undefined : 'has to be true or false';
    case 'positiveInteger':
      return /^\d+$/.test(text) && Number(text) > 0 ? undefined : 'has to be a whole number from 1';
    case 'nonNegativeInteger':
    case 'unsignedInt':
      return /^\d+$/.test(text) ? undefined : 'has to be a whole number from 0';
    case 'int':
    case 'integer':
    case 'long':
      return /^[+-]?\d+$/.test(text) ? undefined : 'has to be a whole number';
    case 'float':
    case 'double':
      return text.trim() !== '' && Number.isFinite(Number(text)) ? undefined : 'has to be a number';
    default:
      return undefined;
  }
}
