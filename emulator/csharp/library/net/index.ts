import type { DefinedType } from '../define';
import { guidType } from './guid';
import { addressFamilyType, ipAddressType } from './ipAddress';
import { uriHostNameType, uriPartialType, uriType } from './uri';
import { webUtilityType } from './webUtility';

/** Every type of this room, in no order. */
export const netTypes: readonly DefinedType[] = [
  guidType,
  uriType,
  uriPartialType,
  uriHostNameType,
  webUtilityType,
  ipAddressType,
  addressFamilyType,
];
