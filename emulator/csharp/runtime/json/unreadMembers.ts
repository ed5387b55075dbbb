/** The members of an object in JSON text, which become tokens one by one when they are asked for. */
import { StrictReader } from './strictReader';
import type { MemberSink } from './strictText';
import { type JObject, JProperty } from './tokens';

/** With more members than this, a search through their names takes longer than a map of properties. */
const searched = 32;

/** One member; a list of them takes less memory than arrays do, which grow by leaps. */
class Member {
  readonly name: string;
  /** Where in the text its value begins. */
  readonly place: number;
  next: Member | null = null;
  /** What was made of it, once it was asked for. */
  property: JProperty | null = null;

  constructor(name: string, place: number) {
    this.name = name;
    this.place = place;
  }
}

/** The members of one object, as long as not all of them are wanted. */
export class UnreadMembers implements MemberSink {
  private readonly text: string;
  private first: Member | null = null;
  private last: Member | null = null;

  /** Of text that is proved to be strict JSON before any of them is asked for. */
  constructor(text: string) {
    this.text = text;
  }

  /** Takes a member, in the order of the text. */
  add(name: string, place: number): void {
    const member = new Member(name, place);
    if (this.last === null) this.first = member;
    else this.last.next = member;
    this.last = member;
  }

  /** The property of a name, undefined when there is none; null when all members have to be read to tell. */
  find(name: string, object: JObject): JProperty | undefined | null {
    let found: Member | null = null;
    let count = 0;
    for (let member = this.first; member !== null; member = member.next) {
      count++;
      if (count > searched) return null;
      if (member.name !== name) continue;
      // A repeated name has its first place and its last value.
      if (found !== null) return null;
      found = member;
    }
    if (found === null) return undefined;
    if (found.property === null) {
      found.property = JProperty.of(name, new StrictReader(this.text).read(found.place));
      found.property.parent = object;
    }
    return found.property;
  }

  /** Gives an object all of them, in their order. */
  readInto(object: JObject): void {
    const reader = new StrictReader(this.text);
    for (let member = this.first; member !== null; member = member.next) {
      if (member.property === null) object.put(member.name, reader.read(member.place));
      else object.append(member.property);
    }
  }
}
