import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { camelCase, statementSchemas } from '../../../policies/builder/build';

const root = join(__dirname, '../../..');
const sections = ['inbound', 'backend', 'outbound', 'on-error'];

/** Messages of the type check of a module in policies/, by line from 0. */
function typeErrors(source: string): Map<number, string> {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, types: [] }, root);
  const file = join(root, 'policies/sectionTypes.ts');
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, source, ts.ScriptTarget.ES2023, true) : getSourceFile(name, ...rest);
  const program = ts.createProgram([file], options, host);
  const own = program.getSourceFile(file);
  return new Map(
    program
      .getSemanticDiagnostics(own)
      .map(({ start = 0, messageText }) => [
        own?.getLineAndCharacterOfPosition(start).line ?? -1,
        ts.flattenDiagnosticMessageText(messageText, '\n'),
      ]),
  );
}

test('a statement compiles in the sections that take it, and in no other: all of them', () => {
  const cases = Object.entries(statementSchemas).flatMap(([name, schema]) => {
    // What holds statements and names no section, a block, stands wherever they do.
    const own = schema.sections ?? (schema.statements ? sections : []);
    return sections.map((section) => ({ name, section, takes: own.includes(section) }));
  });
  const errors = typeErrors(
    [
      "import type * as builder from './builder';",
      'declare const made: <F extends (...given: never[]) => unknown>() => ReturnType<F>;',
      ...cases.map(
        ({ name, section }, index) =>
          `export const it${index}: builder.Statement<'${section}'> = made<typeof builder.${camelCase(name)}>();`,
      ),
    ].join('\n'),
  );
  const compiles = cases.map((one, index) => ({ ...one, takes: !errors.has(index + 2) }));
  expect(compiles).toEqual(cases);
  expect(cases.filter(({ takes }) => takes).length).toBeGreaterThan(100);
});
