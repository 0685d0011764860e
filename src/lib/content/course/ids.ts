import type { CompiledPage, ExerciseId, Message, Reference } from '../types.ts';
import { createMessage } from '../parse/source.ts';

/** Names of exercises are unique in the course, so that an exercise can move to another page with its answers. */
export function checkExerciseIds(pages: { path: string; compiled: CompiledPage }[]): Message[] {
	const messages: Message[] = [];
	const first = new Map<ExerciseId, { path: string; place: Reference }>();
	for (const { path, compiled } of pages) {
		for (const [id, place] of compiled.places) {
			const earlier = first.get(id);
			if (earlier === undefined) first.set(id, { path, place });
			else {
				messages.push(
					createMessage(path, place, 'dubbele-id-cursus', {
						id,
						file: earlier.path,
						line: earlier.place.line
					})
				);
			}
		}
	}
	for (const { path, compiled } of pages) {
		for (const [id, old] of compiled.formerly) {
			const place = compiled.places.get(id);
			for (const name of old) {
				if (!first.has(name) || place === undefined) continue;
				messages.push(createMessage(path, place, 'vroeger-bestaat-nog', { id: name }));
			}
		}
	}
	return messages;
}
