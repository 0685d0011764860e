import { mistake, notice } from './shape.ts';

/** Taal en inhoud, grenzen. */
export const languageCodes = {
	'te-lange-zin': notice(
		({ words, limit }: { words: number; limit: number }): string =>
			`Deze zin heeft ${words} woorden. Probeer onder de ${limit} te blijven.`
	),
	'moeilijk-woord': notice(
		({ word, easier }: { word: string; easier?: string }): string =>
			`"${word}" is moeilijk. Leg het uit in \`glossary.md\` of kies een ander woord${easier === undefined ? '' : `, zoals "${easier}"`}.`
	),
	'te-moeilijk': notice(({ lines }: { lines: number[] }): string => {
		const where = lines.length === 1 ? 'De moeilijkste zin staat' : 'De moeilijkste zinnen staan';
		return `Deze tekst is waarschijnlijk te moeilijk voor deze cursus. ${where} op regel ${lines.join(' en ')}.`;
	}),
	'minuten-onwaarschijnlijk': notice(
		({ written, estimate, what }: { written: number; estimate: number; what: string }): string =>
			`Je schrijft ${written === 1 ? '1 minuut' : `${written} minuten`}. Wij schatten ongeveer ${estimate === 1 ? '1 minuut' : `${estimate} minuten`}. Pas het getal aan of splits de ${what}.`
	),
	'begrip-dubbel': notice(
		({ word }: { word: string }): string =>
			`"${word}" staat twee keer in \`glossary.md\`. Laat één uitleg staan.`
	),
	'begrip-leeg': mistake(
		({ word }: { word: string }): string =>
			`Bij "${word}" staat geen uitleg. Schrijf onder het kopje wat het woord betekent.`
	),
	'begrip-los': notice(
		(): string =>
			'Deze tekst staat in `glossary.md` niet onder een woord. Zet er een kopje boven: `## mentor`.'
	),
	persoonsgegevens: notice(
		(): string =>
			'Dit lijkt op een telefoonnummer, e-mailadres of BSN. Hoort dat in lesmateriaal? (Bekende hulplijnen geven geen melding.)'
	),
	'vraag-naar-gevoelige-gegevens': notice(
		(): string =>
			'Deze vraag gaat over thuis of veiligheid. Zet `gevoelig: ja` bij de module. Noem ook waar hulp is, zoals de Kindertelefoon.'
	),
	'onzichtbaar-teken': mistake(
		(): string => 'In deze regel staat een onzichtbaar teken. Typ de regel opnieuw.'
	),
	'geen-utf8': mistake(
		(): string =>
			'Dit bestand is opgeslagen in een oude tekenset. Kies in je tekstprogramma "Opslaan als" en dan UTF-8.'
	),
	'te-lang': mistake((): string => 'Deze pagina is te lang (meer dan 100.000 tekens). Splits hem.'),
	'te-diep': mistake(
		(): string =>
			'Hier staat te veel in elkaar. Gebruik hooguit 4 blokken in elkaar en spring minder ver in.'
	),
	'te-veel': mistake(
		({
			count,
			limit,
			what,
			where
		}: {
			count: number;
			limit: number;
			what: string;
			where: string;
		}): string =>
			`Er staan ${count} ${what} ${where}. Het mogen er ${limit} zijn. ${where === 'op deze pagina' ? 'Splits de pagina.' : where === 'in deze oefening' ? 'Splits de oefening.' : 'Splits de cursus.'}`
	),
	'te-zwaar': mistake(
		(): string =>
			'Deze pagina kost te veel rekentijd. Maak lijsten en blokken minder diep, of splits de pagina.'
	)
};
