import { type AttributeSchema, camelCase, type ElementSchema, statementSchemas } from '../../policies/builder/build';
import { exampleOf, exampleTexts } from './examples';
import { describe } from './prose';

/** File name and source of every generated file. */
export function generateStatements(): Map<string, string> {
  const files = new Map<string, string>();
  const names = Object.keys(statementSchemas);
  for (const name of names) files.set(`${camelCase(name)}.ts`, statementSource(name));
  const exports = names.map(
    (name) => `export { type ${typeName(name)}, ${camelCase(name)} } from './${camelCase(name)}';`,
  );
  files.set('index.ts', `${[header, ...exports.sort()].join('\n')}\n`);
  return files;
}

const header = '// Written by `npm run generate` from ../schema.json: change that, not this.';

function typeName(name: string): string {
  const camel = camelCase(name);
  return `${camel[0]?.toUpperCase()}${camel.slice(1)}Props`;
}

function statementSource(name: string): string {
  const schema: ElementSchema = { name, ...statementSchemas[name] };
  const imports = new Set<string>();
  // Statements that no section takes (children of others, data sources of resolvers) fit into none.
  const sections = schema.sections?.map((section) => `'${section}'`).join(' | ') || 'never';
  const scoped = holdsStatements(schema) || containsStatements(schema);
  const generic = scoped ? '<S extends Section>' : '';
  const own = `${typeName(name)}${scoped ? '<S>' : ''}`;
  const body = interfaceBody(schema, imports, '  ', scoped);
  const result = scoped ? (schema.sections && schema.sections.length % 4 > 0 ? `S & (${sections})` : 'S') : sections;
  const { what, page } = describe(name);
  const example = exampleOf(name);
  const empty = body === '';
  const lines: string[] = [];
  lines.push(
    `import type { ${empty && scoped === false ? 'Statement' : 'Section, Statement, TextValue'} } from '../node';`,
  );
  if ([...imports].includes('Expression')) lines.push("import type { Expression } from '../expression';");
  if ([...imports].includes('Int')) lines.push("import type { Int } from '../csharpTypes';");
  lines.push("import { buildStatement } from '../build';");
  for (const other of [...imports].filter((one) => one.startsWith('./')).sort()) {
    lines.push(`import type { ${typeName(other.slice(2))} } from '${`./${camelCase(other.slice(2))}`}';`);
  }
  const code = [
    header,
    ...lines,
    '',
    `/** Properties of {@link ${camelCase(name)}}. */`,
    ...(empty
      ? [`export type ${typeName(name)} = Readonly<Record<string, never>>;`]
      : [`export interface ${typeName(name)}${generic} {`, body, idOf(schema), '}']),
    '',
    '/**',
    ` * ${what}`,
    ' *',
    ` * Sections: ${sectionsOf(schema, scoped)}. Reference page: ${page}.`,
    ' *',
    ' * ```ts',
    ...example.call.split('\n').map((line) => ` * ${line}`),
    ' * ```',
    ' * renders as',
    ' * ```xml',
    ...example.xml.split('\n').map((line) => ` * ${line}`),
    ' * ```',
    ' */',
    `export function ${camelCase(name)}${generic}(props: ${own}${empty ? ' = {}' : ''}): Statement<${result}> {`,
    `  return buildStatement('${name}', props);`,
    '}',
    '',
  ];
  return tidy(code.join('\n'));
}

/** Every statement may have an id, unless it has a child that is called so. */
function idOf({ children = [] }: ElementSchema): string {
  if (children.some(({ name }) => name === 'id'))
    throw new Error('A statement has a child <id>: give it another property.');
  return '  /** Names the statement in traces. */\n  readonly id?: string;';
}

function sectionsOf(schema: ElementSchema, scoped: boolean): string {
  if (schema.sections && schema.sections.length > 0) return schema.sections.join(', ');
  if (scoped) return 'as its parent';
  return schema.name.endsWith('-data-source')
    ? 'none, it is the document of a GraphQL resolver'
    : 'none, it stands in others';
}

/** Imports that nothing uses are left out. */
function tidy(source: string): string {
  const [head = '', ...rest] = source.split('\n\n');
  const body = rest.join('\n\n');
  const lines = head.split('\n').map((line) =>
    line.replace(/import type \{ ([\w, ]+) \}/, (_, names: string) => {
      const used = names.split(', ').filter((name) => new RegExp(`\\b${name}\\b`).test(body));
      return `import type { ${used.join(', ')} }`;
    }),
  );
  const [first, ...imports] = lines.filter((line) => !line.includes('{  }'));
  const order = (line: string) => /from '(.*)'/.exec(line)?.[1] ?? '';
  const merged = imports.sort((one, other) => order(one).localeCompare(order(other)));
  const joined: string[] = [];
  for (const line of merged) {
    const last = joined.at(-1);
    if (last && line.startsWith('import type') && last.startsWith('import type') && order(last) === order(line)) {
      const names = [
        ...(/\{ (.*) \}/.exec(last)?.[1] ?? '').split(', '),
        ...(/\{ (.*) \}/.exec(line)?.[1] ?? '').split(', '),
      ];
      joined[joined.length - 1] = `import type { ${[...new Set(names)].sort().join(', ')} } from '${order(line)}';`;
    } else joined.push(line);
  }
  return `${[first, ...joined].join('\n')}\n\n${body}`;
}

/** Elements whose children are statements of the section; of some others the schema files say only "anything". */
const holders: ReadonlySet<string> = new Set(['when', 'otherwise', 'retry', 'limit-concurrency', 'block']);

function holdsStatements(schema: ElementSchema): boolean {
  return schema.statements === true && holders.has(schema.name.replace('>', ''));
}

function containsStatements(schema: ElementSchema): boolean {
  return (schema.children ?? []).some(holdsStatements);
}

function interfaceBody(schema: ElementSchema, imports: Set<string>, indent: string, scoped: boolean): string {
  const lines: string[] = [];
  for (const attribute of schema.attributes ?? []) {
    if (attribute.default !== undefined) lines.push(`${indent}/** Default: ${attribute.default}. */`);
    lines.push(
      `${indent}readonly ${camelCase(attribute.name)}${attribute.required ? '' : '?'}: ${attributeType(attribute, imports)};`,
    );
  }
  for (const child of schema.children ?? []) {
    const many = child.max !== '1';
    const type = childType(child, imports, indent, scoped);
    const optional = child.min === '0' || child.min === undefined ? '?' : '';
    lines.push(`${indent}readonly ${camelCase(child.name)}${optional}: ${many ? `readonly (${type})[]` : type};`);
  }
  if (schema.text) {
    const optional = schema.attributes?.length || schema.children?.length ? '?' : '';
    lines.push(`${indent}readonly text${optional}: TextValue;`);
  }
  if (holdsStatements(schema)) {
    lines.push(`${indent}readonly statements: readonly Statement<S>[];`);
  }
  return lines.join('\n');
}

function childType(child: ElementSchema, imports: Set<string>, indent: string, scoped: boolean): string {
  const bare = !child.attributes && !child.children && !child.text && !child.statements;
  const own = bare ? statementSchemas[child.name] : undefined;
  if (own) {
    imports.add(`./${child.name}`);
    const text = own.text && !own.attributes ? 'TextValue | ' : '';
    if (containsStatements({ name: child.name, ...own })) imports.add('Section');
    return `${text}${typeName(child.name)}${containsStatements({ name: child.name, ...own }) ? '<Section>' : ''}`;
  }
  const plain = child.text && !child.attributes && !child.children;
  if (plain || bare) {
    if (child.enum) return child.enum.map((word) => `'${word}'`).join(' | ');
    return 'TextValue';
  }
  return `{\n${interfaceBody({ ...child, name: `${child.name}>` }, imports, `${indent}  `, scoped)}\n${indent}}`;
}

function attributeType(attribute: AttributeSchema, imports: Set<string>): string {
  const expression = (type: string) => {
    if (attribute.expression === 'no') return '';
    imports.add('Expression');
    if (type === 'Int') imports.add('Int');
    return ` | Expression<${type}>`;
  };
  if (attribute.enum) return `${attribute.enum.map((word) => `'${word}'`).join(' | ')}${expression('string')}`;
  if (attribute.type === 'boolean') return `boolean${expression('boolean')}`;
  if (attribute.type === 'string' || attribute.type === 'dateTime') {
    // A string becomes whatever the expression gives.
    return attribute.expression === 'no' ? 'string' : 'TextValue';
  }
  return `number${expression('Int')}`;
}

/** The examples of all statements as a module that tests type-check, run and compare. */
export function examplesModule(): string {
  const names = Object.keys(exampleTexts);
  const entries = names.map((name) => {
    const { call, xml } = exampleOf(name);
    return `  { name: '${name}', make: () => ${call}, xml: ${JSON.stringify(xml)} },`;
  });
  const used = [...names.map(camelCase), 'cs'].sort();
  return [
    '// Written by `npm run generate` from scripts/generateStatements/examples.ts: change that, not this.',
    `import { ${used.join(', ')} } from '../../../policies/builder';`,
    '',
    "/** Every example of the statements' documentation, and what it renders as. */",
    'export const examples = [',
    ...entries,
    '];',
    '',
  ].join('\n');
}
