import { createHash } from 'node:crypto';
import {
	chownSync,
	existsSync,
	mkdirSync,
	readFileSync,
	realpathSync,
	writeFileSync
} from 'node:fs';
import path from 'node:path';
import { makeOpenFolder } from './access.ts';
import { canReach, serverUser, type ServerUser } from './user.ts';

/** Where a cluster lives, and who runs it. */
export type Home = { folder: string; cluster: string; user: ServerUser };

/** For a data folder that the server's user cannot enter, such as one below /root. */
const SHARED_FOLDER = '/var/lib/opmaat';
const POINTER = 'postgres-folder';

/** Settles the folder of the cluster: inside the data folder when the server's user can come there. */
export function findHome(dataDir: string, sharedFolder = SHARED_FOLDER): Home {
	const pointer = path.join(dataDir, POINTER);
	const inside = path.join(dataDir, 'postgres');
	if (existsSync(pointer)) return homeIn(readFileSync(pointer, 'utf8').trim());

	const home = homeIn(inside);
	if (canReach(home.user, dataDir)) return home;

	const name = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 16);
	const elsewhere = path.join(sharedFolder, name);
	writeFileSync(pointer, `${elsewhere}\n`);
	return homeIn(elsewhere);
}

/** Whether an earlier start has settled where the cluster of this data folder goes. */
export function hasCluster(dataDir: string): boolean {
	return existsSync(path.join(dataDir, POINTER)) || existsSync(path.join(dataDir, 'postgres'));
}

/** Makes a folder that only the server's user can enter. */
export function makePrivateFolder(folder: string, user: ServerUser) {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	if (user) chownSync(folder, user.uid, user.gid);
}

function homeIn(folder: string): Home {
	makeOpenFolder(folder);
	const real = realpathSync(folder);
	const cluster = path.join(real, 'cluster');
	return { folder: real, cluster, user: serverUser(cluster) };
}
