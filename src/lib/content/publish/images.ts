import { mapTexts } from '../map-text.ts';
import type { Inline, Text } from '../types.ts';

type Image = Extract<Exclude<Inline, string>, { t: 'image' }>;

/** The pictures in prose, in order. */
export function imagesIn(texts: Text[]): Image[] {
	const found: Image[] = [];
	mapTexts(texts, (inline) => {
		if (typeof inline !== 'string' && inline.t === 'image') found.push(inline);
		return inline;
	});
	return found;
}
