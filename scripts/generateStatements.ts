import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { camelCase, statementSchemas } from '../policies/builder/build';
import { examplesModule, generateStatements } from './generateStatements/source';

/** `npm run generate`: writes policies/builder/statements/ from policies/builder/schema.json, and the examples' test data. */
const folder = join(__dirname, '../policies/builder/statements');
mkdirSync(folder, { recursive: true });
for (const [file, source] of generateStatements()) writeFileSync(join(folder, file), source);
writeFileSync(join(__dirname, '../test/policies/builder/examples.ts'), examplesModule());
process.stdout.write(
  `${Object.keys(statementSchemas).map(camelCase).length} statements written to policies/builder/statements/\n`,
);
