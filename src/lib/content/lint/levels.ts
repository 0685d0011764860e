import type { Page } from '../types.ts';
import type { Head } from '../parse/head.ts';
import type { Source } from '../parse/source.ts';

/** A page that has nothing at its own level would be an empty screen for those who have only that level. */
export function checkLevels(source: Source, page: Page, head: Head<'pageHead'>): void {
	const filled = page.blocks.some(({ level, only }) => level === page.level && only !== 'papier');
	if (filled) return;
	source.report('niveau-leeg', head.fields.get('niveau')?.span ?? head.span, {
		level: page.level
	});
}
