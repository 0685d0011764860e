/** How a file in `folder` names `path`. */
export function relativePath(folder: string, path: string): string {
	const from = folder === '' ? [] : folder.split('/');
	const to = path.split('/');
	let shared = 0;
	while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
	return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}
