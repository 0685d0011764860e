import type { Message } from '#lib/content/types.ts';
import type { CourseTree } from './tree.ts';

/** A message about a draft, with the part of it that has to be opened. */
export type Told = Pick<Message, 'line' | 'severity' | 'text'> & {
	path: string;
	/** The id of its file; null for what an editor cannot open, such as a picture. */
	file: string | null;
	/** The titles from the module to the step; null for what has none. */
	title: string | null;
};

/** What was found in a draft, errors first, each with where it can be mended. */
export function toldOf(tree: CourseTree, messages: Message[]): Told[] {
	const places = placesIn(tree);
	const all = messages.map(({ file: path, line, severity, text }) => {
		const place = places.get(path);
		return { path, line, severity, text, file: place?.id ?? null, title: place?.title ?? null };
	});
	const wrong = all.filter(({ severity }) => severity === 'fout');
	return [...wrong, ...all.filter(({ severity }) => severity !== 'fout')];
}

function placesIn({ course, glossary, modules }: CourseTree) {
	const places = new Map<string, { id: string; title: string | null }>();
	for (const node of [course, glossary]) if (node) places.set(node.path, { ...node, title: null });
	for (const module of modules) {
		if (module.id !== null) places.set(module.path, { id: module.id, title: module.title });
		for (const page of module.pages) {
			places.set(page.path, { id: page.id, title: `${module.title} › ${page.title}` });
		}
	}
	return places;
}
