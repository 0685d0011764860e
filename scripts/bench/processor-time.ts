import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks of /proc are hundredths of a second on every Linux that Node supports. */
const TICK_MS = 10;

/** Processor time of a process so far, in milliseconds; null where /proc does not exist. */
export function processorTime(pid: number): number | null {
	const fields = statOf(pid);
	return fields ? (Number(fields[11]) + Number(fields[12])) * TICK_MS : null;
}

/** Processor time of the children of a process, in milliseconds: those that are there, and those that have ended. */
export function childrenTime(pid: number): number {
	const ended = statOf(pid);
	return pids()
		.filter((child) => Number(statOf(child)?.[1]) === pid)
		.reduce(
			(sum, child) => sum + (processorTime(child) ?? 0),
			(Number(ended?.[13] ?? 0) + Number(ended?.[14] ?? 0)) * TICK_MS
		);
}

/** The fields behind the name, which may itself hold spaces: state, parent, … */
function statOf(pid: number): string[] | null {
	try {
		const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
		return text.slice(text.lastIndexOf(')') + 2).split(' ');
	} catch {
		return null;
	}
}

function pids(): number[] {
	try {
		return readdirSync('/proc').map(Number).filter(Number.isInteger);
	} catch {
		return [];
	}
}
