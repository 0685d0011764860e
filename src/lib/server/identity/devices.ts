const SYSTEMS: [RegExp, string][] = [
	[/CrOS/, 'Chromebook'],
	[/iPad/, 'iPad'],
	[/iPhone/, 'iPhone'],
	[/Android.*Mobile/, 'Android-telefoon'],
	[/Android/, 'Android-tablet'],
	[/Windows/, 'Windows'],
	[/Macintosh|Mac OS X/, 'Mac'],
	[/Linux/, 'Linux']
];

// Every browser names its forebears, so the most particular name comes first.
const BROWSERS: [RegExp, string][] = [
	[/Edg(e|A|iOS)?\//, 'Edge'],
	[/SamsungBrowser\//, 'Samsung Internet'],
	[/OPR\/|Opera/, 'Opera'],
	[/Firefox\/|FxiOS\//, 'Firefox'],
	[/Chrome\/|CriOS\//, 'Chrome'],
	[/Safari\//, 'Safari']
];

/**
 * The kind of device in words that its owner recognises, for example `Chromebook, Chrome`. The description
 * itself is not kept: it tells browsers apart that their owners cannot.
 */
export function describeDevice(userAgent: string | null): string {
	const known = (names: [RegExp, string][]) =>
		names.find(([pattern]) => pattern.test((userAgent ?? '').slice(0, 500)))?.[1];
	return [known(SYSTEMS), known(BROWSERS)].filter(Boolean).join(', ');
}
