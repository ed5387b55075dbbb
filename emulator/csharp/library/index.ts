/** Every type that exists for an expression. A type that is not in one of these lists cannot be used. */
import { collectionTypes } from './collections';
import { contextTypes } from './context';
import { convertTypes } from './convert';
import { cryptoTypes } from './crypto';
import { jsonTypes } from './json';
import { linqTypes } from './linq';
import { netTypes } from './net';
import { Registry } from './registry';
import { systemTypes } from './system';
import { textTypes } from './text';
import { timeTypes } from './time';
import { xmlTypes } from './xml';

/** The library of all expressions. */
export const library = new Registry([
  ...systemTypes,
  ...textTypes,
  ...convertTypes,
  ...collectionTypes,
  ...linqTypes,
  ...timeTypes,
  ...jsonTypes,
  ...xmlTypes,
  ...contextTypes,
  ...cryptoTypes,
  ...netTypes,
]);
