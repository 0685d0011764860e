import { masterKey } from '../privacy/client.ts';

/**
 * Whether this process may serve at all. What can still come right by itself, such as a database that is away,
 * is for `/readyz`.
 * @throws SettingsProblem without a usable master key
 */
export async function checkStart(): Promise<void> {
	masterKey();
}
