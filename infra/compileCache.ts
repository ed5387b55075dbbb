import { enableCompileCache } from 'node:module';

// Pulumi's SDK brings several hundred modules: from the second command on Node finds them compiled, in the folder for
// temporary files, which saves 0.1 s of each. Where the folder cannot be written it goes without, and says nothing.
enableCompileCache();
