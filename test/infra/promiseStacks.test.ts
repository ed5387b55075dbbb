import { afterEach, beforeEach, expect, test } from 'vitest';
import { leavePromiseStacksUnmapped } from '../../infra/promiseStacks';

const before = Error.prepareStackTrace;

beforeEach(() => {
  Error.prepareStackTrace = () => 'mapped';
  leavePromiseStacksUnmapped();
});
afterEach(() => {
  Object.assign(Error, { prepareStackTrace: before });
});

test("the stack of an error of the program's is mapped", () => {
  expect(new Error('broken').stack).toBe('mapped');
});

test("the stack that Pulumi notes for a promise is V8's own", () => {
  // As it is called in Pulumi's runtime/debuggable.js.
  function debuggablePromise() {
    return new Error().stack;
  }
  expect(debuggablePromise()).toMatch(/^Error\n {4}at debuggablePromise \(.+:\d+:\d+\)\n {4}at /);
});

test('without a mapping there is nothing to leave out', () => {
  Object.assign(Error, { prepareStackTrace: undefined });
  leavePromiseStacksUnmapped();
  expect(Error.prepareStackTrace).toBeUndefined();
});
