import { deserializeText } from '../../runtime/json/deserialize';
import { toToken } from '../../runtime/json/fromObject';
import { types } from '../../types';
import { defineType } from '../define';

/** `Newtonsoft.Json.JsonConvert`: the two members that expressions may use. */
export const jsonConvert = defineType({
  name: 'Newtonsoft.Json.JsonConvert',
  kind: 'static',
  members: {
    'static object DeserializeObject(string value)': (value: string | null) => deserializeText(value, types.object),
    'static T DeserializeObject<T>(string value)': deserializeText,
    'static string SerializeObject(object value)': (value: unknown) => toToken(value).toJson(false),
    'static string SerializeObject(object value, Newtonsoft.Json.Formatting formatting)': (
      value: unknown,
      format: number,
    ) => toToken(value).toJson(format === 1),
  },
});
