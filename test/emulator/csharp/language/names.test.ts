import { expect, test } from 'vitest';
import { refusal, refusedAt, run } from './run';

test('a question mark behind the type of is begins a conditional where an expression follows', () => {
  const text = (expression: string) =>
    `@{ object o = "abc"; int? n = null; var a = new[] { 7 }; return ${expression}; }`;
  expect(run(text('o is string ? o.ToString() : "n"'))).toBe('abc');
  expect(run(text('o is int ? n.HasValue : o is string'))).toBe('true');
  expect(run(text('o is string ? a[0] : -1'))).toBe('7');
  expect(run(text('o is int? ? 1 : 2'))).toBe('2');
  expect(run(text('o as int? ?? 5'))).toBe('5');
});

test('global:: names a type by its full name, past every local', () => {
  expect(run('@{ var System = 1; return global::System.Math.Abs(-System); }')).toBe('1');
  expect(run('@(new global::System.Text.StringBuilder("x").Length)')).toBe('1');
  expect(refusal('@(global::Math.Abs(1))')).toBe('1:11 CS0103');
  expect(refusal('@(other::Math.Abs(1))')).toBe('1:3 CS0432');
});

test('a local named as its type leaves the static members of the type within reach', () => {
  expect(
    run('@{ Guid Guid = Guid.Parse("00000000-0000-0000-0000-000000000001"); return Guid.ToString("N").Length; }'),
  ).toBe('32');
  expect(run('@{ Uri Uri = new Uri("http://a/b"); return Uri.EscapeDataString(Uri.AbsolutePath); }')).toBe('%2Fb');
  expect(refusedAt('@{ var Math = 1; return Math.¦Abs(Math); }')).toBe('CS1061');
});

test('nameof takes the last name of types, namespaces, methods and instance members', () => {
  expect(run('@(nameof(String.Length) + nameof(Math.Max) + nameof(List<int>) + nameof(System.Text))')).toBe(
    'LengthMaxListText',
  );
  expect(refusal('@(nameof("a"))')).toBe('1:10 CS8081');
  expect(refusal('@(nameof(String.Size))')).toBe('1:17 CS0117');
});
