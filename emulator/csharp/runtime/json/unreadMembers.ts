/** The members of an object in JSON text, which become tokens one by one when they are asked for. */
import { StrictReader } from './strictReader';
import type { Outline } from './strictText';
import { type JObject, JProperty } from './tokens';

/** With more members than this, a search through their names takes longer than a map of properties. */
const searched = 32;

/** The members of one object, as long as not all of them are wanted. */
export class UnreadMembers {
  private readonly reader: StrictReader;
  private readonly outline: Outline;
  /** What was asked for, at the index of its name. */
  private readonly read: (JProperty | undefined)[] = [];

  /** Of proved text, whose outermost value is an object. */
  constructor(text: string, outline: Outline) {
    this.reader = new StrictReader(text);
    this.outline = outline;
  }

  /** The property of a name, undefined when there is none; null when all members have to be read to tell. */
  find(name: string, object: JObject): JProperty | undefined | null {
    const { names } = this.outline;
    if (names.length > searched) return null;
    const index = names.indexOf(name);
    if (index === -1) return undefined;
    // A repeated name has its first place and its last value.
    if (names.includes(name, index + 1)) return null;
    let property = this.read[index];
    if (property === undefined) {
      property = JProperty.of(name, this.reader.read(this.outline.places[index] as number));
      property.parent = object;
      this.read[index] = property;
    }
    return property;
  }

  /** Gives an object all of them, in their order. */
  readInto(object: JObject): void {
    const { names, places } = this.outline;
    for (let index = 0; index < names.length; index++) {
      const property = this.read[index];
      if (property === undefined) object.put(names[index] as string, this.reader.read(places[index] as number));
      else object.append(property);
    }
  }
}
