import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { homeOf, ownPath } from './destinations.ts';

describe('the page to go to after signing in', () => {
	test.for(['/today', '/groups/1?tab=pace', '/learn/overstap/dag-groep-8/start'])(
		'may be %s',
		(path) => {
			expect(ownPath(path)).toBe(path);
		}
	);

	test.for([
		null,
		'',
		'today',
		'https://evil.example/',
		'//evil.example',
		'/\\evil.example',
		'/\t/evil.example',
		'\n//evil.example',
		'/%2e%2e//evil.example',
		'/..//evil.example',
		'/./\\evil.example',
		'javascript:alert(1)',
		'/login?next=/today',
		'/logout',
		'/api/answers',
		`/${'a'.repeat(600)}`
	])('may not be %j', (path) => {
		expect(ownPath(path)).toBeNull();
	});

	test('never leads to another site, whatever is asked', () => {
		const odd = fc.string({
			unit: fc.constantFrom('/', '\\', '.', '@', ':', '\t', '\n', '%', '2', 'f', 'e')
		});
		fc.assert(
			fc.property(fc.oneof(fc.string(), odd), (rest) => {
				const path = ownPath(`/${rest}`);
				fc.pre(path !== null);
				const target = new URL(path ?? '', 'https://opmaat.example/login');
				expect(target.origin).toBe('https://opmaat.example');
			}),
			{ numRuns: 5_000 }
		);
	});

	test('is each role its own', () => {
		const homes = (['participant', 'worker', 'author', 'administrator'] as const).map(homeOf);
		expect(new Set(homes).size).toBe(4);
	});
});
