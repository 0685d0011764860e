import type { NameGroup } from '../names.ts';

/** The heads that a file can have. */
export type HeadGroup = Extract<NameGroup, 'courseHead' | 'moduleHead' | 'pageHead'>;

/** Which head a file has. */
export function headGroupOf(path: string): HeadGroup {
	if (path === 'course.md') return 'courseHead';
	return path.endsWith('/module.md') ? 'moduleHead' : 'pageHead';
}
