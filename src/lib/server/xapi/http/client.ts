import { withTransaction } from '../../db/client.ts';
import { logger } from '../../hooks/log.ts';
import { login } from '../../identity/client.ts';
import { masterKey } from '../../privacy/client.ts';
import { deriveSecret, readSettings } from '../../settings.ts';
import { LIMITS, type Lrs } from './types.ts';

/** The record store on the pools and settings of this process. */
export function lrsOfThisProcess(): Lrs {
	const { xapiRate } = readSettings(process.env);
	return {
		withTransaction,
		login,
		secret: deriveSecret(masterKey(), 'cursor'),
		limits: { ...LIMITS, rate: xapiRate },
		onFault: (error) => {
			// The message of a failed query quotes what was sent; its name and code do not.
			const { name, code } = error as { name?: string; code?: string };
			logger.error({ xapi: true, name, code }, 'a request to the record store failed');
		}
	};
}
