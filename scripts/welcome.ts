import { isIP } from 'node:net';
import { DEMO_PASSWORD, PUPILS, STAFF } from '#lib/server/demo/accounts.ts';
import type { Settings } from '#lib/server/settings.ts';

/** What is printed once visitors can come in. */
export function welcome(settings: Settings, milliseconds: number): string[] {
	const lines = [
		'',
		`Opmaat is ready (${(milliseconds / 1000).toFixed(1)} s): ${addressOf(settings)}`
	];
	if (settings.demo) {
		lines.push('', 'Demo organisation Welzijn Demo; everybody in it is invented. Sign in as:');
		for (const { email, role } of Object.values(STAFF)) {
			lines.push(row(role, email, DEMO_PASSWORD));
		}
		for (const { name, groupCode, code } of PUPILS) {
			lines.push(row(`pupil ${name}`, `group code ${groupCode}`, `personal code ${code}`));
		}
	}
	return [...lines, '', 'Ctrl-C stops it.', ''];
}

function row(who: string, name: string, secret: string): string {
	return `  ${who.padEnd(15)}${name.padEnd(24)}${secret}`;
}

function addressOf({ origin, host, port }: Settings): string {
	if (origin) return origin;
	const anywhere = ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(host);
	const name = anywhere ? 'localhost' : isIP(host) === 6 ? `[${host}]` : host;
	return `http://${name}:${port}`;
}
