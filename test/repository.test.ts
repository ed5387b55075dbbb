import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  canHaveModifiers,
  createSourceFile,
  getJSDocCommentsAndTags,
  getModifiers,
  isExportDeclaration,
  type Node,
  ScriptTarget,
  SyntaxKind,
} from 'typescript';
import { expect, test } from 'vitest';

/** What stands around the code and runs or names it: workflows, devcontainer, pages. */
const root = join(__dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const workflows = readdirSync(join(root, '.github/workflows')).map((name) => `.github/workflows/${name}`);
const { scripts, devDependencies } = JSON.parse(read('package.json')) as {
  scripts: { readonly [name: string]: string };
  devDependencies: { readonly [name: string]: string };
};

const pages = ['README.md', 'CONTRIBUTING.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)];

test.each([...workflows, ...pages, '.ci/run'])('every npm script that %s names is there', (path) => {
  const named = [...read(path).matchAll(/\bnpm (?:run (?:--silent )?([\w:]+)|(test|start)\b)/g)];
  const missing = named.map(([, run, short]) => run ?? short ?? '').filter((name) => !(name in scripts));
  expect(missing).toEqual([]);
});

test('workflows and devcontainer have the Node.js that the project brings', () => {
  const major = /\d+/.exec(devDependencies.node ?? '')?.[0];
  for (const path of workflows) {
    const versions = [...read(path).matchAll(/node-version: (\S+?),?\s/g)].map(([, version]) => version);
    expect(versions.length, path).toBeGreaterThan(0);
    expect(new Set(versions)).toEqual(new Set([major]));
  }
  const { image } = JSON.parse(read('.devcontainer/devcontainer.json')) as { image: string };
  expect(image).toContain(`:${major}-`);
});

test('the devcontainer has Pulumi and the Azure CLI', () => {
  const { features } = JSON.parse(read('.devcontainer/devcontainer.json')) as { features: object };
  expect(Object.keys(features).map((feature) => /\/([\w-]+):/.exec(feature)?.[1])).toEqual(
    expect.arrayContaining(['azure-cli', 'pulumi']),
  );
});

test('the tests run in CI, those on the engine with the Pulumi that its action installs', () => {
  const workflow = read('.github/workflows/test.yml');
  const [, engine = ''] = workflow.split(/^ {2}engine:$/m);
  for (const command of ['npm run lint', 'npm run typecheck', 'npm test']) expect(workflow).toContain(command);
  expect(engine).toMatch(/uses: pulumi\/actions@v\d+\s+- run: npm run test:engine/);
});

test('a pull request is previewed, main is deployed, and no secret of Azure is kept for it', () => {
  const workflow = read('.github/workflows/deploy.yml');
  expect(workflow).toContain('id-token: write');
  expect(workflow).toContain("ARM_USE_OIDC: 'true'");
  expect(workflow).toMatch(/command: \$\{\{ github\.event_name == 'push' && 'up' \|\| 'preview' \}\}/);
  // They get no token to sign in with.
  expect(workflow).toMatch(/head\.repo\.full_name == github\.repository && github\.actor != 'dependabot\[bot\]'/);
  expect([...workflow.matchAll(/secrets\.(\w+)/g)].map(([, name]) => name)).toEqual(['PULUMI_ACCESS_TOKEN']);
});

test.each(['policies', 'emulator', 'infra', 'scripts'])(
  'everything that files of %s export has a doc comment',
  (room) => {
    const isExported = (node: Node) =>
      canHaveModifiers(node) && getModifiers(node)?.some(({ kind }) => kind === SyntaxKind.ExportKeyword);
    const files = readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.ts$/.test(file),
    );
    const bare = files.flatMap((file) => {
      const source = createSourceFile(file, read(join(room, file)), ScriptTarget.Latest, true);
      return source.statements
        .filter((node) => isExported(node) && !isExportDeclaration(node) && getJSDocCommentsAndTags(node).length === 0)
        .map((node) => `${file}: ${node.getText().slice(0, 60)}`);
    });
    expect(files.length).toBeGreaterThan(0);
    expect(bare).toEqual([]);
  },
);
