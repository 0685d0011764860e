import { loginPool } from '../db/client.ts';
import { masterKey } from '../privacy/client.ts';
import { deriveSecret } from '../settings.ts';
import { loginOn } from './login.ts';

/** The sign-in role's view of the database of this process. */
export const login = loginOn(loginPool);

let secret: Buffer | undefined;

/** What personal codes are hashed with; 32 bytes. */
export function pepper(): Buffer {
	return (secret ??= deriveSecret(masterKey(), 'pepper'));
}
