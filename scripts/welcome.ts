import { isIP } from 'node:net';
import type { Settings } from '#lib/server/settings.ts';

const ACCOUNTS = [
	['worker', 'sanne@demo.example', 'opmaat-demo-2026'],
	['second worker', 'karim@demo.example', 'opmaat-demo-2026'],
	['author', 'marit@demo.example', 'opmaat-demo-2026'],
	['administrator', 'beheer@demo.example', 'opmaat-demo-2026'],
	['pupil Noor', 'group code STER27', 'personal code maan7'],
	['pupil Yassin', 'group code STER27', 'personal code berk4']
] as const;

/** What is printed once visitors can come in. */
export function welcome(settings: Settings, milliseconds: number): string[] {
	const lines = [
		'',
		`Opmaat is ready (${(milliseconds / 1000).toFixed(1)} s): ${addressOf(settings)}`
	];
	if (settings.demo) {
		lines.push('', 'Demo organisation Welzijn Demo; everybody in it is invented. Sign in as:');
		for (const [role, name, secret] of ACCOUNTS) {
			lines.push(`  ${role.padEnd(15)}${name.padEnd(24)}${secret}`);
		}
	}
	return [...lines, '', 'Ctrl-C stops it.', ''];
}

function addressOf({ origin, host, port }: Settings): string {
	if (origin) return origin;
	const anywhere = ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(host);
	const name = anywhere ? 'localhost' : isIP(host) === 6 ? `[${host}]` : host;
	return `http://${name}:${port}`;
}
