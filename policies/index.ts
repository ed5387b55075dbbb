export * from './definition';
export { defaultSettings, type Mistake, readSettings, type Settings, type SettingsKey, settingsKeys } from './settings';
