import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

type Colours = Record<string, string>;

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** The colours in the block that a selector opens. */
function coloursIn(selector: string): Colours {
	const from = css.indexOf(selector);
	const block = css.slice(css.indexOf('{', from) + 1, css.indexOf('}', from));
	return Object.fromEntries(
		[...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/gi)].map((found) => [found[1], found[2]])
	);
}

const light = coloursIn(':root {');
const attribute = coloursIn(":root[data-theme='dark']");
const media = coloursIn(":root:not([data-theme='light'])");
const dark: Colours = { ...light, ...attribute };

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
	const channel = (from: number) => {
		const value = parseInt(hex.slice(from, from + 2), 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	};
	return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** Contrast ratio of WCAG 2.2, from 1 to 21. */
function contrast(a: string, b: string): number {
	const [x, y] = [luminance(a), luminance(b)];
	return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** Text and the grounds it stands on. */
const text: [string, string[]][] = [
	['ink', ['paper', 'surface', 'sunken', 'sun-soft', 'sky-soft', 'clay-soft', 'pine-soft']],
	['ink-2', ['paper', 'surface', 'sunken', 'sun-soft', 'pine-soft', 'sky-soft', 'clay-soft']],
	['ink-3', ['paper', 'surface', 'sunken']],
	['pine', ['paper', 'surface', 'sunken', 'pine-soft']],
	['on-pine', ['pine', 'pine-strong']],
	['on-pine-2', ['pine']],
	['stage-ink', ['stage']],
	['stage-ink-2', ['stage']],
	['on-sun', ['sun', 'sun-strong']],
	['sun-text', ['paper', 'surface', 'sun-soft']],
	['sky', ['paper', 'surface', 'sunken', 'sky-soft']],
	['clay', ['paper', 'surface', 'sunken', 'clay-soft']],
	['on-clay', ['clay']],
	['paper', ['ink']]
];
/** Borders of controls and marks of charts. */
const parts: [string, string[]][] = [
	['line-strong', ['paper', 'surface', 'sunken']],
	['stage-line', ['stage']],
	['sun', ['stage']],
	['sun-text', ['sun-soft']],
	['chart-line', ['surface', 'chart-holiday', 'chart-band']],
	['chart-expected', ['surface', 'chart-holiday']],
	['chart-quiet', ['surface']],
	['heat-first', ['surface', 'heat-later', 'heat-none']],
	['sky', ['paper']]
];

const pairs = [
	...text.flatMap(([front, grounds]) => grounds.map((ground) => [front, ground, 4.5] as const)),
	...parts.flatMap(([front, grounds]) => grounds.map((ground) => [front, ground, 3] as const))
];

describe.each([
	['light', light],
	['dark', dark]
])('%s', (_name, colours) => {
	test.each(pairs)('%s on %s reaches %d', (front, ground, floor) => {
		const [a, b] = [colours[front], colours[ground]];
		expect(a, front).toBeDefined();
		expect(b, ground).toBeDefined();
		expect(contrast(a ?? '', b ?? '')).toBeGreaterThanOrEqual(floor);
	});
});

test('dark is the same by system and by choice', () => {
	expect(media).toEqual(attribute);
});
