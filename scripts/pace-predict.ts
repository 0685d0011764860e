/**
 * `npm run --silent pace:predict -- --data DIR --kind items --n N --out FILE`, or `--kind day --day D [--due D]`:
 * the pace analysis over files, for an evaluation from outside. Exit code 2 when the input is invalid.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { InvalidInput } from '../src/lib/server/pace/contract/invalid.ts';
import { predictDay } from '../src/lib/server/pace/contract/predict-day.ts';
import { predictItems } from '../src/lib/server/pace/contract/predict-items.ts';
import { readData } from '../src/lib/server/pace/contract/read-data.ts';

const USAGE =
	'Usage: pace:predict -- --data DIR --kind items --n N --out FILE\n' +
	'       pace:predict -- --data DIR --kind day --day D [--due D] --out FILE\n' +
	'       [--input events|xapi]\n';

class WrongUse extends Error {}

function main(): void {
	const { data: folder, kind, n, day, due, out, input } = optionsOf();
	if (!folder || !out) throw new WrongUse('--data and --out are needed');
	if (input !== 'events' && input !== 'xapi') throw new WrongUse('--input is events or xapi');
	const read = () =>
		readData((name) => {
			const file = path.join(folder, name);
			return existsSync(file) ? readFileSync(file, 'utf8') : null;
		}, input);
	if (kind === 'items') {
		const count = numberOf('--n', n);
		if (!Number.isInteger(count) || count < 1) throw new WrongUse('--n is a whole number above 0');
		write(out, predictItems(read(), count));
	} else if (kind === 'day') {
		const today = numberOf('--day', day);
		const dueDay = due === undefined ? undefined : numberOf('--due', due);
		if (!Number.isInteger(today) || today < 0) throw new WrongUse('--day is a whole number from 0');
		write(out, predictDay(read(), today, dueDay));
	} else {
		throw new WrongUse('--kind is items or day');
	}
}

function optionsOf() {
	const option = { type: 'string' } as const;
	try {
		return parseArgs({
			options: {
				...{ data: option, kind: option, n: option, day: option, due: option, out: option },
				input: { ...option, default: 'events' }
			}
		}).values;
	} catch (error) {
		throw new WrongUse((error as Error).message);
	}
}

function numberOf(name: string, text: string | undefined): number {
	const number = Number(text);
	if (text === undefined || text.trim() === '' || !Number.isFinite(number)) {
		throw new WrongUse(`${name} needs a number`);
	}
	return number;
}

function write(file: string, rows: readonly object[]): void {
	writeFileSync(file, `${JSON.stringify(rows)}\n`);
}

try {
	main();
} catch (error) {
	const isExpected = error instanceof InvalidInput || error instanceof WrongUse;
	const usage = error instanceof WrongUse ? `\n${USAGE}` : '\n';
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}${usage}`);
	process.exitCode = isExpected ? 2 : 1;
}
