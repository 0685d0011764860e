import { getMasterKey, readSettings } from '../settings.ts';

let key: Buffer | undefined;

/**
 * The master key of this process, 32 bytes; read at first use, since a build has none.
 * @throws SettingsProblem when there is none
 */
export function masterKey(): Buffer {
	return (key ??= getMasterKey(readSettings(process.env)));
}
