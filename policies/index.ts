export type * from './definition';
export { type DefinitionOptions, gatewayDefinition } from './gatewayDefinition';
export {
  type AccountSettings,
  defaultSettings,
  type Mistake,
  readSettings,
  type Settings,
  type SettingsKey,
  settingsKeys,
} from './settings';
