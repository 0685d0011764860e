import { getLocale } from '#lib/paraglide/runtime.js';

/** The few words that the editor itself shows or says, by their English. */
export function editorPhrases(): Record<string, string> {
	return getLocale() === 'nl' ? dutch : {};
}

const dutch: Record<string, string> = {
	Completions: 'Voorstellen',
	Diagnostics: 'Meldingen',
	'No diagnostics': 'Geen meldingen',
	Find: 'Zoek',
	Replace: 'Vervang',
	next: 'volgende',
	previous: 'vorige',
	all: 'alle',
	'match case': 'hoofdletters',
	regexp: 'patroon',
	'by word': 'hele woorden',
	replace: 'vervang',
	'replace all': 'vervang alle',
	close: 'sluit',
	'current match': 'gevonden',
	'on line': 'op regel',
	'Go to line': 'Ga naar regel',
	go: 'ga',
	to: 'tot',
	'replaced $ matches': '$ keer vervangen',
	'replaced match on line $': 'vervangen op regel $',
	'Control character': 'Onzichtbaar teken',
	'Selection deleted': 'Selectie verwijderd'
};
