import { formatObject } from '../../runtime/compositeFormat';
import { argumentNull } from '../../runtime/exceptions';
import { JRaw, JValue, tokenTypes } from '../../runtime/json/tokens';
import { defineType } from '../define';
import { valueConstructors } from './operators';

type Text = string | null;

function cloned<T extends JValue>(other: T | null): JValue {
  if (other === null) throw argumentNull('other');
  return other.deepClone() as JValue;
}

/** `Newtonsoft.Json.Linq.JValue`. */
export const jValue = defineType({
  name: 'Newtonsoft.Json.Linq.JValue',
  base: 'Newtonsoft.Json.Linq.JToken',
  runtimeClass: JValue,
  members: {
    'JValue(JValue other)': cloned,
    'JValue(object value)': (value: unknown) => new JValue(value),
    'JValue(string value)': (value: Text) => new JValue(value, tokenTypes.String),
    'JValue(Uri value)': (value: unknown) => new JValue(value),
    ...valueConstructors(),
    'static JValue CreateNull()': () => new JValue(null),
    'static JValue CreateUndefined()': () => new JValue(null, tokenTypes.Undefined),
    'static JValue CreateString(string value)': (value: Text) => new JValue(value, tokenTypes.String),
    'static JValue CreateComment(string value)': (value: Text) => new JValue(value, tokenTypes.Comment),
    'object Value { get; set; }': {
      get: (self: JValue) => self.value,
      set: (self: JValue, value: unknown) => {
        self.value = value;
      },
    },
    'int CompareTo(JValue obj)': (self: JValue, other: JValue | null) => self.compareTo(other),
    'bool Equals(JValue other)': (self: JValue, other: JValue | null) => self.netEquals(other),
    'string ToString(string format)': (self: JValue, format: Text) => formatObject(self.value, format),
    'string ToString(IFormatProvider formatProvider)': (self: JValue) => formatObject(self.value, null),
    'string ToString(string format, IFormatProvider formatProvider)': (self: JValue, format: Text) =>
      formatObject(self.value, format),
  },
});

/** `Newtonsoft.Json.Linq.JRaw`. */
export const jRaw = defineType({
  name: 'Newtonsoft.Json.Linq.JRaw',
  base: 'Newtonsoft.Json.Linq.JValue',
  runtimeClass: JRaw,
  members: {
    'JRaw(JRaw other)': cloned,
    'JRaw(object rawJson)': (value: unknown) => new JRaw(value),
  },
});
