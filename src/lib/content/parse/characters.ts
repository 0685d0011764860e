import type { Source } from './source.ts';

/**
 * Characters that nobody can see: control characters, zero-width and direction-changing ones, fillers, tags. A joiner
 * between two emoji and a variation selector belong to how emoji are written.
 */
const invisible =
	// eslint-disable-next-line no-control-regex -- control characters are what this looks for
	/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\u{e0000}-\u{e0fff}]|\u034f|\u17b4|\u17b5|(?<!\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier})\u200d|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

/** Reports each line that has an invisible character. */
export function checkCharacters(source: Source): void {
	let reported = 0;
	for (const match of source.text.matchAll(invisible)) {
		const { line } = source.at(match.index);
		if (line === reported) continue;
		reported = line;
		source.report('onzichtbaar-teken', { from: match.index, to: match.index + match[0].length });
	}
}

/** The text without what nobody can see. Its author has been told, so nothing hidden reaches a preview. */
export function visibleText(text: string): string {
	return text.replace(invisible, '');
}
