import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';

/**
 * When a process began, as an opaque text: a process number alone may have been given out again.
 * Null when there is no such process, or only its zombie.
 */
export function startOf(pid: number): string | null {
	if (process.platform === 'linux') return startOnLinux(pid);
	if (!isAlive(pid)) return null;
	if (process.platform === 'win32') return 'unknown';
	return outputOf('ps', ['-o', 'lstart=', '-p', String(pid)]);
}

/** True for every process number that the system still holds, zombies included. */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

/** Whether this process is a database server that works in the given folder. */
export function worksIn(pid: number, folder: string): boolean {
	if (process.platform === 'linux') {
		// A postmaster makes the data folder its working directory.
		try {
			return readlinkSync(`/proc/${pid}/cwd`) === folder;
		} catch {
			return false;
		}
	}
	if (process.platform === 'win32') return isAlive(pid);
	const command = outputOf('ps', ['-o', 'command=', '-p', String(pid)]) ?? '';
	return command.includes('postgres') && command.includes(folder);
}

function startOnLinux(pid: number): string | null {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		// The second field is a name in brackets, which may hold spaces and brackets itself.
		const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		if (state === 'Z' || state === 'X') return null;
		const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
		return `${fields[18]}@${boot}`;
	} catch {
		return null;
	}
}

function outputOf(command: string, args: string[]): string | null {
	try {
		return execFileSync(command, args, {
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore']
		}).trim();
	} catch {
		return null;
	}
}
