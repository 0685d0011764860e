import { diffIndices } from 'node-diff3';

/** What to do to a text to make it another: offsets in the text as it was, never overlapping, in order. */
export interface TextChange {
	from: number;
	to: number;
	insert: string;
}

/** The changes from one text to another, by whole lines. */
export function changesBetween(was: string, is: string): TextChange[] {
	const [before, after] = [was.split('\n'), is.split('\n')];
	const starts = [0];
	for (const line of before) starts.push((starts.at(-1) ?? 0) + line.length + 1);
	return diffIndices(before, after).map(({ buffer1: [first, count], buffer2Content }) => {
		const lines = buffer2Content;
		const from = starts[first] ?? 0;
		const to = starts[first + count] ?? 0;
		// The last line has no line end, so what comes or goes there takes the one before it.
		if (first + count < before.length) {
			return { from, to, insert: lines.map((line) => `${line}\n`).join('') };
		}
		const open = first > 0 && (count === 0 || lines.length === 0);
		return {
			from: open ? from - 1 : from,
			to: was.length,
			insert: (open && lines.length > 0 ? '\n' : '') + lines.join('\n')
		};
	});
}
