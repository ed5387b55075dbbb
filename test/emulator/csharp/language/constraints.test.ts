import { expect, test } from 'vitest';
import { CSharpError, compileExpression } from '../../../../emulator';
import { refusedAt, run } from './run';

test.each([
  ['@{ string s; return Enum.¦TryParse("a", out s); }', 'CS0453'],
  ['@(Enum.¦Parse<string>("a"))', 'CS0453'],
  ['@(Enum.¦Parse<int?>("1"))', 'CS0453'],
  ['@{ Nullable<¦string> s = null; return s; }', 'CS0453'],
  ['@(typeof(Nullable<¦int?>))', 'CS0453'],
  ['@(Nullable.¦Compare<string>(null, null))', 'CS0453'],
  ['@(new XElement("a").¦Annotation<int>())', 'CS0452'],
  ['@(new XElement("a").¦Annotations<DateTime?>())', 'CS0452'],
  ['@(new JObject().¦Children<string>())', 'CS0311'],
  ['@(new JObject().¦Children<object>())', 'CS0311'],
  ['@(new JObject().¦Children<int>())', 'CS0315'],
  ['@(new[] { "a" }.¦InDocumentOrder())', 'CS0311'],
  ['@(new[] { 1 }.¦InDocumentOrder())', 'CS0315'],
  // Functions of the expression have their own.
  ['@{ void F<T>(T a) where T : struct { } ¦F("a"); return 1; }', 'CS0453'],
  ['@{ void F<T>(T a) where T : class { } ¦F(1); return 1; }', 'CS0452'],
  ['@{ void F<T>(T a) where T : JToken { } ¦F("a"); return 1; }', 'CS0311'],
  ['@{ void F<T>(T a) where T : IEnumerable<int> { } int? n = 1; ¦F(n); return 1; }', 'CS0312'],
  ['@{ void F<T>(T a) where T : new() { } ¦F("a"); return 1; }', 'CS0310'],
  ['@{ void F<T>(T a) where T : new() { } ¦F(JToken.Parse("1")); return 1; }', 'CS0310'],
  ['@{ void F<T, U>(T a, U b) where T : U { } ¦F("a", new JObject()); return 1; }', 'CS0311'],
  ['@{ T F<T>(string s) => Enum.¦Parse<T>(s); return F<DayOfWeek>("Monday"); }', 'CS0453'],
  ['@{ void F<T>() { new JObject().¦Children<T>(); } F<JToken>(); return 1; }', 'CS0314'],
  ['@{ void F<T>() where ¦U : class { } F<int>(); return 1; }', 'CS0699'],
])('%s: %s', (marked, code) => {
  expect(refusedAt(marked)).toBe(code);
});

test.each([
  ['@{ DayOfWeek d; return Enum.TryParse("Monday", out d) + ":" + d; }', 'True:Monday'],
  ['@(Enum.Parse<int>("1"))', 'System.ArgumentException'],
  ['@{ Nullable<int> n = 1; return Nullable.Compare(n, 1) + "," + Nullable.Equals<int>(n, 2); }', '0,False'],
  ['@(JObject.Parse("{a:1,b:2}").Children<JProperty>().Count())', '2'],
  ['@(new XElement("a").Annotation<string>() == null)', 'true'],
  ['@{ T F<T>(string s) where T : struct => Enum.Parse<T>(s); return F<DayOfWeek>("Monday").ToString(); }', 'Monday'],
  ['@{ int F<T>(T t) where T : JContainer => ((JContainer)t).Count; return F(new JArray(1)); }', '1'],
  ['@{ T F<T>(T a) where T : class, IEnumerable<char> => a; return F("q"); }', 'q'],
  ['@{ int F<T>(T a) where T : new() => 1; return F(1) + F(new JObject()) + F(new List<int>()); }', '3'],
  ['@{ int F<T, U>(T a, U b) where T : U => 1; return F(new JObject(), (JToken)1); }', '1'],
  ['@{ int F<T>(T a) where T : object => 1; return F("a"); }', '1'],
])('%s is met: %s', (expression, value) => {
  expect(run(expression)).toBe(value);
});

test('the message names argument, parameter and method', () => {
  const message = (text: string) => {
    try {
      compileExpression({ text });
    } catch (error) {
      if (error instanceof CSharpError) return error.diagnostics[0]?.message;
      throw error;
    }
    return 'accepted';
  };
  expect(message('@{ string s; return Enum.TryParse("a", out s); }')).toBe(
    "The type 'string' must be a non-nullable value type in order to use it as parameter 'TEnum' in the generic type or method 'Enum.TryParse<TEnum>(string, out TEnum)'",
  );
  expect(message('@(new JObject().Children<string>())')).toBe(
    "The type 'string' cannot be used as type parameter 'T' in the generic type or method 'JToken.Children<T>()'. There is no implicit reference conversion from 'string' to 'JToken'.",
  );
  expect(message('@(new Nullable<string>())')).toBe(
    "The type 'string' must be a non-nullable value type in order to use it as parameter 'T' in the generic type or method 'Nullable<T>'",
  );
});

test.each([
  ['@{ string F<T>(T t) where T : JToken => t.Type + "," + t["a"]; return F(JObject.Parse("{a:1}")); }', 'Object,1'],
  [
    '@{ int F<T>(T t) where T : JToken { JToken j = t; return j.Count() + t.Children().Count(); } return F(new JArray(1)); }',
    '2',
  ],
  ['@{ string F<T>(T t) where T : JValue => (string)t + (int)t + (t == null); return F(new JValue(5)); }', '55False'],
  [
    '@{ int F<T>(T t) where T : IEnumerable<int> { var n = 0; foreach (var x in t) n += x; return n; } return F(new[] { 1, 2 }); }',
    '3',
  ],
  ['@{ int F<T>(T t) where T : ICollection<int> { t.Add(5); return t.Count; } return F(new List<int> { 4 }); }', '2'],
  ['@{ string F<T>(T t) => t.ToString() + "|" + t.GetHashCode(); return F<int?>(null) + F(5); }', '|05|5'],
  ['@{ string F<T>(T t) => t.ToString(); return F<string>(null); }', 'System.NullReferenceException'],
  ['@{ string F<T>(T t) where T : JToken => t.Path; return F<JObject>(null); }', 'System.NullReferenceException'],
])('%s uses members of what a type parameter is: %s', (expression, value) => {
  expect(run(expression)).toBe(value);
});
