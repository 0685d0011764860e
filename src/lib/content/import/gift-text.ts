const entities: Record<string, string> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: ' ',
	euro: '€',
	hellip: '…',
	eacute: 'é',
	egrave: 'è',
	euml: 'ë',
	iuml: 'ï',
	ouml: 'ö',
	uuml: 'ü'
};

/** What HTML says, as plain lines; and whether something in it was more than text. */
export function textOfHtml(html: string): { text: string; lost: boolean } {
	const lost = /<(?:img|video|audio|iframe|object|embed|script|table|svg)\b|@@PLUGINFILE@@/i.test(
		html
	);
	const text = html
		.replace(/<(script|style)\b[^]*?(?:<\/\1\s*>|$)/gi, '')
		// A tag ends where another begins: without that a text full of beginnings is read again from each of them.
		.replace(/<\s*(?:br|\/p|\/div|\/li|\/h\d)\b[^<>]*>/gi, '\n')
		.replace(/<[a-z/!][^<>]*>/gi, '')
		.replace(/&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|(\w+));/gi, (whole, decimal, hex, name) =>
			entityOf(whole as string, { decimal, hex, name } as Record<string, string | undefined>)
		);
	return { text: tidy(text), lost };
}

function entityOf(
	whole: string,
	{ decimal, hex, name }: Record<string, string | undefined>
): string {
	if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
	const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
	return code >= 32 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
		? String.fromCodePoint(code)
		: '';
}

/** One blank at a time, and no blank lines. */
export function tidy(text: string): string {
	return text
		.replace(/[\p{Cc}\p{Cf}]/gu, (sign) => (sign === '\n' ? '\n' : sign === '\t' ? ' ' : ''))
		.split('\n')
		.map((line) => line.replace(/\s+/g, ' ').trim())
		.filter((line) => line !== '')
		.join('\n');
}

/** Text that Markdown shows as it is. */
export function escapeMarkdown(text: string): string {
	return text
		.replace(/[\\`*_[\]<|&~]/g, '\\$&')
		.replace(/^([#>+-]|\d+[.)]|:{2,}|={2,}|-{2,})/gm, startOf)
		.replace(/^(\s*)(hint|goed|fout|uitleg|voorbeeld|begin)(\s*:)/gim, '$1$2\\$3');
}

function startOf(start: string): string {
	return /^\d/.test(start) ? `${start.slice(0, -1)}\\${start.slice(-1)}` : `\\${start}`;
}
