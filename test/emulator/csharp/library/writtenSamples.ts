/** Samples that the library cannot give by itself, or not awkward enough. */
import { type NamedType, namedType, type Type } from '../../../../emulator/csharp/types';
import { typeText } from './csharpText';

const certificate =
  'MIIB9zCCAWCgAwIBAgIIAQIDBAUGBwgwDQYJKoZIhvcNAQELBQAwPjELMAkGA1UEBhMCVVMxEDAOBgNVBAoMB0NvbnRvc28xHTAbBgNVBAMMFGdhdGV3YXkuY29udG9zby50ZXN0MB4XDTI0MDEwMTAwMDAwMFoXDTM0MDEwMTAwMDAwMFowPjELMAkGA1UEBhMCVVMxEDAOBgNVBAoMB0NvbnRvc28xHTAbBgNVBAMMFGdhdGV3YXkuY29udG9zby50ZXN0MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDQXe/kiB5wp2fv5yWVyCBjt0WtgoM5nOpaPEFwX5UGOY0bkS61YPQYwWeEbhMhHqhQV4++ub7cvP7Pg3ANY5Pg3KyL9HAOqhzsRVsZZ+9x/LMJMTiATMvzmzHQfcneWW80rnWmKtjtXGwG7HVBv54hrGh1clLK+JdKJoodj0qypwIDAQABMA0GCSqGSIb3DQEBCwUAA4GBAGnga+z5AlXH2hEpyimHU3DCUxjd3k80h30JdUjVH6QH/yEUShh7lNgIatboVnYLlFg1NX0xgohJFskLrOqQhPDFNFq4lAkIQUFB98YhQ78fKsQ/zu7Fdq7bXTIkq3rj95qOJgogGobQ82C+l72wgNXLAUNqdw5y9fgpge4na0Xx';

const integers = (name: string, ...more: readonly string[]): readonly string[] => [
  `(${name})1`,
  `(${name})0`,
  ...more,
  `${name}.MaxValue`,
  `${name}.MinValue`,
];
const fractions = (name: string): readonly string[] => [
  `(${name})1.5`,
  `(${name})0`,
  `-(${name})0.0`,
  `(${name})-2.5`,
  `${name}.NaN`,
  `${name}.PositiveInfinity`,
  `${name}.NegativeInfinity`,
  `${name}.MaxValue`,
  `${name}.MinValue`,
];

/** By name, for types without parameters. */
const plain: Readonly<Record<string, readonly string[]>> = {
  'System.SByte': integers('sbyte'),
  'System.Byte': integers('byte'),
  'System.Int16': integers('short'),
  'System.UInt16': integers('ushort'),
  'System.Int32': integers('int', '2', '-1', '65', '10000'),
  'System.UInt32': integers('uint'),
  'System.Int64': integers('long', '-1L', '621355968000000000L'),
  'System.UInt64': integers('ulong'),
  'System.Single': fractions('float'),
  'System.Double': fractions('double'),
  'System.Decimal': ['1.50m', '0m', '-1m', 'decimal.MaxValue', 'decimal.MinValue', '0.0000000000000000000000000001m'],
  'System.Boolean': ['true', 'false'],
  'System.Char': ["'a'", "'0'", "' '", "'\\0'", "'\\ud800'", "'\\uffff'"],
  'System.String': [
    '"a"',
    '""',
    '" "',
    '"1"',
    '"-1.5"',
    '"a,b;c"',
    '"{0}"',
    '"{"',
    '"%"',
    '"("',
    '"\\0"',
    '"\\ud800"',
    '"\u00e9\\n"',
    '"2024-02-29T12:00:00Z"',
    '"0"',
    '"d"',
    '"<a b=\'c\'>d</a>"',
    '"{\\"a\\":[1,{\\"b\\":null}]}"',
    '"[1]"',
    '"https://a.b:1/c?d=e#f"',
    '"00000000-0000-0000-0000-000000000000"',
    '"1.2.3.4"',
    '"sha256"',
    '"YWJj"',
    "new string('x', 2000)",
    'null',
  ],
  'System.Object': [
    '"a"',
    '1',
    '1.5',
    "'a'",
    '2m',
    'true',
    'new object()',
    'new int[] { 1 }',
    'new List<string> { "a", null }',
    'DateTime.MinValue',
    'DayOfWeek.Monday',
    'JObject.Parse("{\\"a\\":1}")',
    'new JValue((object)null)',
    'new XElement("a", new XAttribute("b", 1))',
    'new { A = 1 }',
    '(1, "a")',
    'typeof(int)',
    'new Dictionary<string, object> { { "a", null } }',
    '(Func<int>)(() => 1)',
    'long.MaxValue',
    'double.NaN',
    'null',
  ],
  'System.Exception': ['new Exception("a")', 'new Exception(null, new Exception())', 'null'],
  'System.Type': ['typeof(int)', 'typeof(List<int>)', 'typeof(int[])', 'null'],
  'System.Enum': ['DayOfWeek.Monday', '(DayOfWeek)77', 'RegexOptions.IgnoreCase | RegexOptions.Singleline', 'null'],
  'System.ValueType': ['1', 'DateTime.MinValue', 'null'],
  'System.Delegate': ['(Func<int>)(() => 1)', 'null'],
  'System.IFormatProvider': ['null'],
  'System.IComparable': ['1', '"a"', 'DateTime.MinValue', 'null'],
  'System.IFormattable': ['1', '1.5', 'DateTime.MinValue', 'null'],
  'System.IDisposable': ['new StringReader("a")', 'null'],
  'System.Array': [
    'new int[] { 2, 1 }',
    'new string[0]',
    'new object[] { null, 1 }',
    'new int[2, 2]',
    'new byte[] { 1 }',
    'null',
  ],
  'System.Collections.IEnumerable': [
    'new int[] { 1 }',
    'new object[] { "a", null, 1 }',
    '"ab"',
    'JArray.Parse("[1]")',
    'null',
  ],
  'System.Collections.ICollection': ['new int[] { 1 }', 'new Queue<int>()', 'null'],
  'System.Collections.IList': ['new List<int> { 1 }', 'new int[] { 1 }', 'null'],
  'System.Collections.IDictionary': ['new Exception("a").Data'],
  'System.StringComparer': ['StringComparer.Ordinal', 'StringComparer.InvariantCultureIgnoreCase', 'null'],
  'System.Text.RegularExpressions.Regex': ['new Regex("(a)|(?<n>b)")', 'new Regex("")', 'null'],
  'System.Text.RegularExpressions.Match': [
    'Regex.Match("ab", "(a)(?<n>b)?")',
    'Regex.Match("x", "(a)")',
    'Match.Empty',
  ],
  'System.Text.RegularExpressions.Capture': ['Regex.Match("ab", "(a)(b)?").Groups[1]', 'Match.Empty', 'null'],
  'System.Text.RegularExpressions.Group': [
    'Regex.Match("ab", "(a)(?<n>b)?").Groups[2]',
    'Regex.Match("a", "(a)(b)?").Groups[2]',
  ],
  'System.Text.RegularExpressions.CaptureCollection': ['Regex.Match("aab", "(a)*").Groups[1].Captures'],
  'System.Text.RegularExpressions.MatchEvaluator': ['m => m.Value', 'm => null', 'null'],
  'System.IO.TextReader': ['new StringReader("a\\r\\nb")', 'new StringReader("")', 'null'],
  'System.IO.TextWriter': ['new StringWriter()', 'null'],
  'System.Text.Encoding': ['Encoding.UTF8', 'Encoding.Unicode', 'Encoding.ASCII', 'Encoding.UTF32', 'null'],
  'System.DateTime': [
    'new DateTime(2024, 2, 29, 12, 0, 0, DateTimeKind.Utc)',
    'new DateTime(2024, 2, 29)',
    'DateTime.MinValue',
    'DateTime.MaxValue',
  ],
  'System.DateTimeOffset': [
    'new DateTimeOffset(2024, 2, 29, 12, 0, 0, TimeSpan.FromHours(2))',
    'DateTimeOffset.MinValue',
    'DateTimeOffset.MaxValue',
  ],
  'System.TimeSpan': ['TimeSpan.FromHours(1.5)', 'TimeSpan.Zero', 'TimeSpan.MinValue', 'TimeSpan.MaxValue'],
  'System.TimeZoneInfo': [
    'TimeZoneInfo.Utc',
    'TimeZoneInfo.FindSystemTimeZoneById("Pacific Standard Time")',
    'TimeZoneInfo.CreateCustomTimeZone("a", TimeSpan.FromHours(14), "b", "c")',
    'null',
  ],
  'System.TimeZoneInfo+TransitionTime': [
    'TimeZoneInfo.TransitionTime.CreateFixedDateRule(new DateTime(1, 1, 1, 2, 0, 0), 3, 15)',
    'TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 2, 0, 0), 10, 5, DayOfWeek.Sunday)',
    'default(TimeZoneInfo.TransitionTime)',
  ],
  'System.TimeZoneInfo+AdjustmentRule': [
    'TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(new DateTime(2000, 1, 1), new DateTime(2030, 12, 31), TimeSpan.FromHours(1), TimeZoneInfo.TransitionTime.CreateFixedDateRule(new DateTime(1, 1, 1, 2, 0, 0), 3, 15), TimeZoneInfo.TransitionTime.CreateFixedDateRule(new DateTime(1, 1, 1, 3, 0, 0), 10, 15))',
    'null',
  ],
  'Newtonsoft.Json.Linq.JToken': [
    'JToken.Parse("{\\"a\\":[1,null,\\"b\\"],\\"c\\":{\\"d\\":2.5}}")',
    'new JValue("a")',
    'new JValue(1)',
    'new JArray(1, "a", null)',
    'JValue.CreateNull()',
    'new JProperty("a", 1)',
    'null',
  ],
  'Newtonsoft.Json.Linq.JContainer': [
    'new JArray(1, 2)',
    'new JObject(new JProperty("a", 1))',
    'new JConstructor("a")',
    'null',
  ],
  'Newtonsoft.Json.Linq.JObject': ['JObject.Parse("{\\"a\\":1,\\"b\\":[{}]}")', 'new JObject()', 'null'],
  'Newtonsoft.Json.Linq.JArray': ['JArray.Parse("[1,\\"a\\",null,{\\"b\\":1}]")', 'new JArray()', 'null'],
  'Newtonsoft.Json.Linq.JValue': [
    'new JValue(1)',
    'new JValue("a")',
    'new JValue(1.5)',
    'new JValue(2m)',
    'new JValue(DateTime.MinValue)',
    'new JValue(new byte[] { 1 })',
    'new JValue(Guid.Empty)',
    'new JValue(TimeSpan.Zero)',
    'JValue.CreateNull()',
    'JValue.CreateUndefined()',
    'JValue.CreateComment("c")',
    'null',
  ],
  'System.Xml.Linq.XObject': ['new XElement("a", 1)', 'new XAttribute("a", 1)', 'null'],
  'System.Xml.Linq.XNode': [
    'new XElement("a", 1)',
    'new XText("b")',
    'XElement.Parse("<a>b<c/></a>").FirstNode',
    'null',
  ],
  'System.Xml.Linq.XContainer': [
    'XElement.Parse("<a b=\'1\'>x<c>2</c></a>")',
    'XDocument.Parse("<a><b/></a>")',
    'new XDocument()',
    'null',
  ],
  'System.Xml.Linq.XElement': [
    'XElement.Parse("<a b=\'1\'>x<c>2</c></a>")',
    'new XElement("a")',
    'XElement.Parse("<a><b/><c/></a>").Elements().Last()',
    'null',
  ],
  'System.Xml.Linq.XDocument': ['XDocument.Parse("<?xml version=\'1.0\'?><!--c--><a/>")', 'new XDocument()', 'null'],
  'System.Xml.Linq.XName': ['(XName)"a"', 'XName.Get("a", "urn:b")', 'null'],
  'System.Xml.Linq.XAttribute': [
    'new XAttribute("a", "1")',
    "XElement.Parse(\"<a xmlns:b='urn:b' b:c='2'/>\").LastAttribute",
    'null',
  ],
  'System.Security.Cryptography.RSA': ['RSA.Create(512)', 'null'],
  'System.Security.Cryptography.AsymmetricAlgorithm': ['RSA.Create(512)', 'null'],
  'System.Security.Cryptography.HashAlgorithm': [
    'SHA256.Create()',
    'new HMACSHA1(new byte[] { 1 })',
    'MD5.Create()',
    'null',
  ],
  'System.Security.Cryptography.KeyedHashAlgorithm': ['new HMACSHA512(new byte[0])', 'null'],
  'System.Security.Cryptography.HMAC': ['new HMACSHA256(new byte[] { 1 })', 'null'],
  'System.Security.Cryptography.SymmetricAlgorithm': [
    'SymmetricAlgorithm.Create("Aes")',
    'SymmetricAlgorithm.Create("TripleDES")',
    'null',
  ],
  'System.Security.Cryptography.X509Certificates.X509Certificate': [
    `new X509Certificate2(Convert.FromBase64String("${certificate}"))`,
    'null',
  ],
  'System.Security.Cryptography.X509Certificates.X509Certificate2': [
    `new X509Certificate2(Convert.FromBase64String("${certificate}"))`,
    'null',
  ],
  'System.Guid': ['Guid.Empty', 'new Guid("01020304-0506-0708-090a-0b0c0d0e0f10")'],
  'System.Uri': ['new Uri("https://a.b:1/c?d=e#f")', 'new Uri("urn:a")', 'null'],
  'System.Net.IPAddress': ['IPAddress.Parse("1.2.3.4")', 'IPAddress.Parse("::1")', 'null'],
  'System.Nullable': [],
  IExpressionContext: ['context'],
  IGroup: ['context.User.Groups.First()'],
  IUserIdentity: ['context.User.Identities.First()'],
  Jwt: ['((string)context.Variables["token"]).AsJwt()'],
  BasicAuthCredentials: ['"Basic YTpi".AsBasic()'],
  'System.IO.StringWriter': ['new StringWriter()', 'null'],
};

const generic = 'System.Collections.Generic.';

/** By name, for types with parameters: made of the names of the arguments and of two samples of the first. */
const constructed: Readonly<
  Record<string, (types: readonly string[], values: readonly (readonly string[])[]) => readonly (string | null)[]>
> = {
  [`${generic}IEnumerable`]: ([t], [v]) => [
    `new ${t}[] { ${v?.slice(0, 2).join(', ')} }`,
    `new List<${t}> { ${v?.slice(0, 3).join(', ')} }`,
    `new ${t}[] { ${v?.at(-1) ?? ''} }`,
    `new HashSet<${t}> { ${v?.slice(0, 2).join(', ')} }`,
    `Enumerable.Empty<${t}>()`,
    `Enumerable.Repeat<${t}>(${v?.[0]}, 2).Where(x => true)`,
    t === 'char' ? '"text"' : null,
    'null',
  ],
  [`${generic}IDictionary`]: ([k, t], [key, value]) => [
    `new Dictionary<${k}, ${t}> { { ${key?.[0]}, ${value?.[0]} } }`,
    k === 'string' && t?.endsWith('JToken') === true ? 'JObject.Parse("{\\"a\\":1}")' : null,
    'null',
  ],
  [`${generic}KeyValuePair`]: ([k, t], [key, value]) => [
    `new KeyValuePair<${k}, ${t}>(${key?.[0]}, ${value?.[0]})`,
    `new KeyValuePair<${k}, ${t}>(${key?.at(-1)}, ${value?.at(-1)})`,
    `default(KeyValuePair<${k}, ${t}>)`,
  ],
  [`${generic}IEqualityComparer`]: ([t]) => [
    `EqualityComparer<${t}>.Default`,
    t === 'string' ? 'StringComparer.OrdinalIgnoreCase' : null,
    'null',
  ],
  [`${generic}IComparer`]: ([t]) => [
    `Comparer<${t}>.Default`,
    `Comparer<${t}>.Create((p, q) => -1)`,
    t === 'string' ? 'StringComparer.OrdinalIgnoreCase' : null,
    'null',
  ],
  [`${generic}IEnumerator`]: ([t], [v]) => [
    `((IEnumerable<${t}>)new List<${t}> { ${v?.[0]} }).GetEnumerator()`,
    `Enumerable.Empty<${t}>().GetEnumerator()`,
  ],
  [`${generic}EqualityComparer`]: ([t]) => [`EqualityComparer<${t}>.Default`],
  [`${generic}Comparer`]: ([t]) => [`Comparer<${t}>.Default`],
  'System.Collections.ObjectModel.ReadOnlyCollection': ([t], [v]) => [`new List<${t}> { ${v?.[0]} }.AsReadOnly()`],
  'System.Linq.IGrouping': ([k, t], [, v]) => [`new ${t}[] { ${v?.[0]} }.GroupBy(x => default(${k})).First()`],
  'System.Linq.ILookup': ([k, t], [, v]) => [`new ${t}[] { ${v?.[0]} }.ToLookup(x => default(${k}))`],
  'System.Linq.IOrderedEnumerable': ([t], [v]) => [
    `new ${t}[] { ${v?.slice(0, 3).join(', ')} }.OrderBy(x => x)`,
    'null',
  ],
  'Newtonsoft.Json.Linq.IJEnumerable': ([t]) => [t?.endsWith('JToken') === true ? 'new JArray(1, 2).Children()' : null],
};
const likeSequences = 'ICollection IList IReadOnlyCollection IReadOnlyList'.split(' ');

/** The samples that are written down for a type, null when there are none. */
export function written(type: NamedType, samplesOf: (type: Type) => readonly string[]): readonly string[] | null {
  const { name, arity } = type.definition;
  if (arity === 0) return plain[name] ?? null;
  const names = type.arguments_.map(typeText);
  const values = type.arguments_.map((argument: Type) => samplesOf(argument));
  if (values.some((list) => list.length === 0)) return [];
  if (name.startsWith('System.ValueTuple')) {
    return [`(${values.map((list, index) => `(${names[index]})${list[0]}`).join(', ')})`];
  }
  const simple = name.slice(generic.length);
  if (name.startsWith(generic) && likeSequences.includes(simple)) {
    const list = `new List<${names[0]}> { ${values[0]?.[0]} }`;
    return [
      list,
      `new ${names[0]}[] { ${values[0]?.[0]} }`,
      simple === 'ICollection' ? `new HashSet<${names[0]}>()` : list,
      'null',
    ];
  }
  if (simple === 'ISet') return samplesOf(namedType(`${generic}HashSet`, ...type.arguments_));
  if (simple === 'IReadOnlyDictionary') {
    const own = `new Dictionary<${names.join(', ')}> { { ${values[0]?.[0]}, ${values[1]?.[0]} } }`;
    return [own, ...(contextual[names.join()] ?? []), 'null'];
  }
  return constructed[name]?.(names, values).filter((one) => one !== null) ?? null;
}

const contextual: Readonly<Record<string, readonly string[]>> = {
  'string,object': ['context.Variables'],
  'string,string[]': ['context.Request.Headers', 'context.Request.Url.Query'],
  'string,string': ['context.Request.MatchedParameters'],
};
