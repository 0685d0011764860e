import type { Source } from '../parse/source.ts';

/** Help lines and emergency numbers, digits only: those belong in lesson material. */
const known = new Set([
	'112',
	'113',
	'08000432',
	'08000113',
	'08002000',
	'08000450',
	'0800116000',
	'116000',
	'116111',
	'09008844',
	'0881122500',
	'0900113',
	'08001351',
	'0900112'
]);

const phone = /(?<![\d/.-])(?:\+31[\s-]?|0)(?:[\s-]?\d){8,9}(?!\d)/g;
const mail = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g;
const nineDigits = /(?<!\d)\d{9}(?!\d)/g;

/** Reports what looks like a telephone number, an e-mail address or a citizen service number. */
export function checkPersonalData(source: Source, bodyFrom: number): void {
	const report = (index: number, text: string): void =>
		source.report('persoonsgegevens', { from: index, to: index + text.length });
	const body = source.text.slice(bodyFrom);
	for (const match of body.matchAll(phone)) {
		const digits = match[0].replace(/\D/g, '');
		if (!known.has(digits)) report(bodyFrom + match.index, match[0]);
	}
	for (const match of body.matchAll(mail)) {
		// Names that were set apart for examples belong to nobody.
		if (/[@.]example(?:\.|$)|\.(?:test|invalid)$/.test(match[0])) continue;
		report(bodyFrom + match.index, match[0]);
	}
	for (const match of body.matchAll(nineDigits)) {
		if (isCitizenNumber(match[0]) && !match[0].startsWith('0')) {
			report(bodyFrom + match.index, match[0]);
		}
	}
}

/** The "elfproef" of a Dutch citizen service number: weights 9 to 2, and −1 for the last digit. */
function isCitizenNumber(digits: string): boolean {
	const sum = [...digits].reduce(
		(total, digit, i) => total + Number(digit) * (i === 8 ? -1 : 9 - i),
		0
	);
	return sum % 11 === 0 && Number(digits) > 0;
}
