/** Which room may import which: the arrows point one way (CONTRIBUTING.md). */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'policies-is-pure',
      severity: 'error',
      from: { path: '^policies/' },
      to: { path: '^(infra|emulator|scripts|test)/' },
    },
    {
      name: 'policies-does-no-io',
      severity: 'error',
      from: { path: '^policies/' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'infra-never-emulator',
      severity: 'error',
      from: { path: '^infra/' },
      to: { path: '^(emulator|scripts|test)/' },
    },
    {
      name: 'emulator-never-infra',
      severity: 'error',
      from: { path: '^emulator/' },
      to: { path: '^(infra|scripts|test)/' },
    },
    {
      name: 'emulator-never-pulumi',
      severity: 'error',
      from: { path: '^emulator/' },
      to: { path: 'node_modules/@pulumi/' },
    },
    { name: 'product-never-test', severity: 'error', from: { path: '^scripts/' }, to: { path: '^test/' } },
    {
      name: 'no-orphan-dependency',
      severity: 'error',
      from: { path: '^(policies|emulator|infra)/' },
      to: { dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
