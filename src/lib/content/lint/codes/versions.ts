import { meant, mistake, notice } from './shape.ts';

function pupils(count: number): string {
	if (count === 0) return 'Nog niemand heeft hem gemaakt.';
	return count === 1 ? '1 leerling heeft hem gemaakt.' : `${count} leerlingen hebben hem gemaakt.`;
}

/** Versies: what only shows beside the version that is live. */
export const versionCodes = {
	'id-verdwenen': mistake(
		({ id, made }: { id: string; made?: number }): string =>
			`De oefening "#${id}" stond in de vorige versie en is nu weg.${made === undefined ? '' : ` ${pupils(made)}`} Bewust weggehaald? Kies "archiveren". Andere naam? Schrijf \`vroeger=${id}\`.`
	),
	'vroeger-bestaat-nog': mistake(
		({ id }: { id: string }): string =>
			`Je schrijft \`vroeger=${id}\`, maar "#${id}" bestaat ook nog. Kies een van de twee.`
	),
	'vroeger-onbekend': notice(
		({ id, suggestion }: { id: string; suggestion?: string }): string =>
			`Er is nooit een oefening "#${id}" geweest.${meant(suggestion, 'Haal `vroeger` weg of schrijf de oude naam.')}`
	),
	'antwoord-gewijzigd': notice(
		({ before, after }: { before: string; after: string }): string =>
			`"${before}" werd "${after}"${/[.!?…]$/.test(after) ? '' : '.'} We houden dit voor hetzelfde antwoord. Klopt dat niet? Kies "nieuw antwoord".`
	),
	'sleutel-gewijzigd': notice(
		({ id }: { id: string }): string =>
			`Het goede antwoord van "#${id}" is veranderd. Wie al klaar is, houdt de oude uitslag.`
	)
};
