/**
 * `npm run bench:pace [-- --runs 24]`: how well the pace analysis finds back what a simulator put in, beside the rules
 * that other systems use. Exit code 1 when a floor is not reached. It proves arithmetic, not real pupils.
 */
import { parseArgs } from 'node:util';
import { dayFigures } from './bench/pace/day-figures.ts';
import { itemFigures, type Figures } from './bench/pace/item-figures.ts';
import { simulateSite, type SiteOptions } from './bench/pace/site.ts';
import { line, meanOf, tableOf, type Line } from './bench/pace/table.ts';
import {
	DAY_TARGETS,
	DAYS,
	ITEM_COUNTS,
	ITEM_TARGETS,
	NEW_GROUP,
	SMALL_SITE
} from './bench/pace/targets.ts';
import { runAsScript } from './entry.ts';

/** Seeds up to here were looked at while constants were chosen; reports use others. */
const TUNING_SEEDS = 9_999;

/** Sites that the estimator does not assume; they have no floors. */
const HARDER: readonly [string, Partial<SiteOptions>][] = [
	['heavy tails', { heavyTail: 0.15 }],
	['very mixed item lengths', { itemLengths: 0.9 }],
	['no active time at all', { withoutActive: 1 }],
	['one group', { pupils: 28, groups: 1 }],
	['material that is easy for most', { difficulty: -1.6 }],
	['material that is hard for most', { difficulty: -0.3 }]
];

await runAsScript(import.meta, async () => {
	const { values } = parseArgs({
		options: {
			runs: { type: 'string', default: '24' },
			'new-groups': { type: 'string', default: '150' },
			'small-sites': { type: 'string', default: '30' }
		}
	});
	const began = performance.now();
	const seeds = (count: string, from: number): number[] =>
		Array.from({ length: Number(count) }, (_, i) => TUNING_SEEDS + from + i);
	const main = seeds(values.runs, 1);
	const lines: Line[] = [
		heading('First items', ITEM_COUNTS, 'items'),
		...tableOf(ITEM_TARGETS, itemColumns(main, {})),
		...tableOf(
			NEW_GROUP,
			itemColumns(seeds(values['new-groups'], 1000), { pupils: 12, groups: 1 })
		),
		...tableOf(
			SMALL_SITE,
			itemColumns(seeds(values['small-sites'], 2000), { pupils: 60, groups: 3 })
		),
		heading('Rhythm and finish', DAYS, 'day'),
		...tableOf(
			DAY_TARGETS,
			DAYS.map((day) => main.map((seed) => dayFigures(simulateSite(seed), day)))
		)
	];
	process.stdout.write(`${lines.map(({ text }) => text).join('\n')}\n`);
	process.stdout.write(`\nHarder sites, 20 items, without floors\n${harder(main.slice(0, 6))}\n`);
	const failed = lines.filter((one) => one.failed).length;
	const seconds = ((performance.now() - began) / 1000).toFixed(0);
	const verdict =
		failed === 0 ? 'Every floor is reached.' : `${failed} figures are below their floor.`;
	process.stdout.write(
		`\n✓ goal reached · floor reached ✗ below the floor; ≥ floor/goal\n` +
			`${values.runs} sites of ${simulateSite(1).truth.length}; ${seconds} s. ${verdict}\n`
	);
	if (failed > 0) process.exitCode = 1;
});

function itemColumns(seeds: readonly number[], options: Partial<SiteOptions>): Figures[][] {
	const sites = seeds.map((seed) => simulateSite(seed, options));
	return ITEM_COUNTS.map((count) =>
		// Of a handful nothing can be correlated.
		sites.map((site) => itemFigures(site, count)).filter(({ pupils = 0 }) => pupils >= 6)
	);
}

function heading(title: string, columns: readonly number[], unit: string): Line {
	const text = line(
		title,
		columns.map((column) => `${unit} ${column}`)
	);
	return { text: `\n${text}`, failed: false };
}

function harder(seeds: readonly number[]): string {
	const names = ['speed', 'covered', 'strugglingAuc', 'strugglingPrecision', 'strugglingRecall'];
	const short = ['speed', 'covers', 'AUC', 'precision', 'recall'];
	const rows = HARDER.map(([name, options]) => {
		const runs = seeds.map((seed) => itemFigures(simulateSite(seed, options), 20));
		return `${name.padEnd(36)}${names.map((one) => meanOf(runs, one).toFixed(3).padEnd(12)).join('')}`;
	});
	return [''.padEnd(36) + short.map((one) => one.padEnd(12)).join(''), ...rows].join('\n');
}
