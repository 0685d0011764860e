import { expect, test } from 'vitest';
import { compileFiles, pageText } from '../testing/course.ts';
import type { Message } from '../types.ts';
import { checkVersions } from './versions.ts';

const exercise = (id: string, right = 'Ik tel tot tien.', settings = ''): string =>
	`:::meerkeuze{#${id}${settings}}\nWat doe je?\n\n- [x] ${right}\n  > Ja.\n- [ ] Ik duw terug.\n:::`;

function compare(before: string, after: string, made?: ReadonlyMap<string, number>): Message[] {
	const compiled = (body: string): ReturnType<typeof compileFiles> =>
		compileFiles({ '01-ruzie/01-start.md': pageText(body) });
	const [previous, next] = [compiled(before).course, compiled(after)];
	if (previous === undefined || next.course === undefined) throw new Error('fout');
	return checkVersions(previous, next.course, next.places, made);
}

test('id-verdwenen: at the page where the exercise was, with who made it', () => {
	const both = `${exercise('stoplicht')}\n\n${exercise('b')}`;
	expect(compare(both, exercise('b'), new Map([['stoplicht', 14]]))).toEqual([
		{
			file: '01-ruzie/01-start.md',
			line: 1,
			column: 1,
			endLine: 1,
			endColumn: 1,
			severity: 'fout',
			code: 'id-verdwenen',
			text: 'De oefening "#stoplicht" stond in de vorige versie en is nu weg. 14 leerlingen hebben hem gemaakt. Bewust weggehaald? Kies "archiveren". Andere naam? Schrijf `vroeger=stoplicht`.'
		}
	]);
	expect(compare(exercise('a'), 'Tekst.')).toMatchObject([{ file: 'course.md' }]);
	expect(compare(exercise('a'), exercise('b', undefined, ' vroeger=a'))).toEqual([]);
});

test('vroeger-onbekend: with the name that was meant', () => {
	expect(
		compare(
			exercise('stoplicht'),
			`${exercise('stoplicht')}\n\n${exercise('b', undefined, ' vroeger=stoplich')}`
		)
	).toMatchObject([
		{
			severity: 'let-op',
			code: 'vroeger-onbekend',
			line: 13,
			column: 14,
			endColumn: 16,
			text: 'Er is nooit een oefening "#stoplich" geweest. Bedoel je "stoplicht"?'
		}
	]);
});

test('antwoord-gewijzigd: with both wordings', () => {
	expect(compare(exercise('a'), exercise('a', 'Ik tel rustig tot tien.'))).toMatchObject([
		{
			severity: 'let-op',
			code: 'antwoord-gewijzigd',
			line: 5,
			column: 14,
			text: '"Ik tel tot tien." werd "Ik tel rustig tot tien." We houden dit voor hetzelfde antwoord. Klopt dat niet? Kies "nieuw antwoord".'
		}
	]);
});

test('sleutel-gewijzigd: where another answer became the right one', () => {
	const turned = exercise('a').replace('[x]', '[ ]').replace('- [ ] Ik duw', '- [x] Ik duw');
	expect(compare(exercise('a'), turned)).toMatchObject([
		{ severity: 'let-op', code: 'sleutel-gewijzigd', file: '01-ruzie/01-start.md', line: 5 }
	]);
});

test('nothing changed, nothing to say', () => {
	expect(compare(exercise('a'), exercise('a'))).toEqual([]);
});
