/**
 * The .NET types that policy expressions may use, by namespace.
 *
 * Source: "API Management policy expressions", ".NET Framework types allowed in policy expressions"; `IResponse` and its
 * like are the types of `context`, and `DayOfWeek` is what `DateTime.DayOfWeek` gives.
 */
const byNamespace: { readonly [namespace: string]: string } = {
  'Newtonsoft.Json': 'Formatting JsonConvert',
  'Newtonsoft.Json.Linq': 'Extensions JArray JConstructor JContainer JObject JProperty JRaw JToken JTokenType JValue',
  System: `Array BitConverter Boolean Byte Char Convert DateTime DateTimeKind DateTimeOffset DayOfWeek Decimal Double Enum Exception
    Guid Int16 Int32 Int64 Math MidpointRounding Nullable Object Random SByte Single String StringComparer StringComparison
    StringSplitOptions TimeSpan TimeZone TimeZoneInfo Tuple UInt16 UInt32 UInt64 Uri UriPartial`,
  'System.Collections.Generic': `Dictionary HashSet ICollection IDictionary IEnumerable IEnumerator IList
    IReadOnlyCollection IReadOnlyDictionary ISet KeyValuePair List Queue Stack`,
  'System.IO': 'StringReader StringWriter',
  'System.Linq': 'Enumerable',
  'System.Net': 'IPAddress WebUtility',
  'System.Security.Cryptography': `AsymmetricAlgorithm CipherMode HashAlgorithm HashAlgorithmName HMAC HMACMD5 HMACSHA1
    HMACSHA256 HMACSHA384 HMACSHA512 KeyedHashAlgorithm MD5 Oid PaddingMode RNGCryptoServiceProvider RSA
    RSAEncryptionPadding RSASignaturePadding SHA1 SHA1Managed SHA256 SHA256Managed SHA384 SHA384Managed SHA512
    SHA512Managed SymmetricAlgorithm`,
  'System.Security.Cryptography.X509Certificates': `PublicKey RSACertificateExtensions X500DistinguishedName
    X509Certificate X509Certificate2 X509ContentType X509NameType`,
  'System.Text': 'Encoding StringBuilder',
  'System.Text.RegularExpressions': 'Capture CaptureCollection Group GroupCollection Match Regex RegexOptions',
  'System.Xml': 'XmlNodeType',
  'System.Xml.Linq': `Extensions LoadOptions SaveOptions XAttribute XCData XComment XContainer XDeclaration XDocument
    XDocumentType XElement XName XNamespace XNode XObject XProcessingInstruction XText`,
  '': 'Authorization BasicAuthCredentials IApi IBackend IMessageBody IOperation IProduct IRequest IResponse ISubscription IUrl IUser Jwt',
};

/** The namespaces of every allowed type, by the type's name. */
export const allowedTypes: ReadonlyMap<string, readonly string[]> = namespacesByType();

function namespacesByType(): Map<string, string[]> {
  const types = new Map<string, string[]>();
  for (const [namespace, names] of Object.entries(byNamespace)) {
    for (const name of words(names)) types.set(name, [...(types.get(name) ?? []), namespace]);
  }
  return types;
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}

/** The static members of types of which only some members are allowed. */
export const allowedMembers: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['DateTime', words('DaysInMonth IsLeapYear MaxValue MinValue Now Parse Today UtcNow')],
  ['DateTimeKind', words('Utc')],
  ['Enum', words('Parse TryParse')],
  ['IPAddress', words('IsLoopback Parse TryParse')],
  ['JsonConvert', words('DeserializeObject SerializeObject')],
  ['Regex', words('IsMatch Match Matches Replace Split Unescape')],
]);
