import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { setup } from '../engine/requirePulumi';

afterEach(() => {
  vi.unstubAllEnvs();
});

test('without a pulumi command the engine tests say how to get one', () => {
  const nothing = mkdtempSync(join(tmpdir(), 'no-pulumi-'));
  vi.stubEnv('PATH', nothing);
  expect(setup).toThrow(
    /need the pulumi command on PATH: see https:\/\/www\.pulumi\.com\/docs\/iac\/download-install\//,
  );
  rmSync(nothing, { recursive: true });
});
