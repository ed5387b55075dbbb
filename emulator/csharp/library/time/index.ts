/** Dates, durations and time zones. */
import { type DefinedType, defineType } from '../define';
import { dateTimeTypes } from './dateTime';
import { dateTimeOffset } from './dateTimeOffset';
import { timeSpan } from './timeSpan';
import { timeZoneTypes } from './timeZone';

/** Parameters have these types, but expressions cannot name them: `null` and 0 are all that can be given. */
const providers = [
  defineType({ name: 'System.IFormatProvider', kind: 'interface', hidden: true }),
  defineType({
    name: 'System.Globalization.DateTimeStyles',
    kind: 'enum',
    hidden: true,
    values: { None: 0 },
    flags: true,
  }),
];

/** Every type of this room, in no order. */
export const timeTypes: readonly DefinedType[] = [
  ...providers,
  ...dateTimeTypes,
  dateTimeOffset,
  timeSpan,
  ...timeZoneTypes,
];
