import { expect, test } from 'vitest';
import { heatFrame, partsOf } from './heat.ts';
import type { ShownColumn } from './readings-view.ts';

test('on paper every module is whole, beside the names, in its own order', () => {
	const columns = (size: number): ShownColumn[] =>
		Array.from({ length: size }, (_, at) => ({
			exerciseId: `e${at}`,
			pageId: `p${at}`,
			level: 'basis',
			number: at + 1,
			title: 'Stap',
			people: 0,
			first: null,
			poor: false,
			live: true
		}));
	const modules = [11, 11, 9, 30, 3].map((size, at) => ({
		moduleId: `m${at}`,
		title: 'Module',
		columns: columns(size)
	}));
	const frame = heatFrame({ modules, rows: [] }, ['Noor']);
	const parts = partsOf(frame);
	for (const { x, width } of frame.modules) {
		const holding = parts.filter((part) => part.x <= x && part.x + part.width >= x + width);
		expect(holding).toHaveLength(1);
	}
	expect(parts.map(({ x }) => frame.modules.findIndex((one) => one.x === x))).toEqual([0, 2, 3, 4]);
});
