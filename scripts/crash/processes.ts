import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export type Process = { pid: number; parent: number; command: string };

/** Every living process of this machine that we may look at; zombies are not alive. Linux only. */
export function listProcesses(): Process[] {
	return readdirSync('/proc')
		.map(Number)
		.filter(Number.isInteger)
		.flatMap((pid) => processOf(pid) ?? []);
}

/** Living processes that belong to a data folder: by their settings, their arguments or where they work. */
export function processesOf(dataDir: string): Process[] {
	const setting = `OPMAAT_DATA_DIR=${dataDir}`;
	return listProcesses().filter(({ pid, command }) => {
		if (pid === process.pid) return false;
		if (command.includes(dataDir)) return true;
		if (textOf(pid, 'environ').split('\0').includes(setting)) return true;
		const cwd = folderOf(pid);
		return cwd === dataDir || cwd.startsWith(`${dataDir}/`);
	});
}

/** The connections of the web server: processes of the database that a visitor's request waits for. */
export function backendsOf(postmaster: number): Process[] {
	return listProcesses().filter(
		({ parent, command }) => parent === postmaster && command.includes('opmaat_server')
	);
}

function processOf(pid: number): Process | null {
	const stat = textOf(pid, 'stat');
	// The second field is a name in brackets, which may hold spaces and brackets itself.
	const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	if (!stat || state === 'Z' || state === 'X') return null;
	const command = textOf(pid, 'cmdline').replaceAll('\0', ' ').trim();
	return { pid, parent: Number(parent), command };
}

function textOf(pid: number, file: 'stat' | 'cmdline' | 'environ'): string {
	try {
		return readFileSync(`/proc/${pid}/${file}`, 'utf8');
	} catch {
		return '';
	}
}

function folderOf(pid: number): string {
	try {
		return readlinkSync(`/proc/${pid}/cwd`);
	} catch {
		return '';
	}
}
