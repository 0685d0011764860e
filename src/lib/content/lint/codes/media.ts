import { meant, mistake, notice } from './shape.ts';

/** Beeld, geluid en links. */
export const mediaCodes = {
	'afbeelding-zonder-beschrijving': mistake(
		(): string =>
			'De afbeelding heeft geen beschrijving. Schrijf tussen de haken wat er te zien is: `![Twee kinderen praten](plein.jpg)`.'
	),
	'beeld-zonder-beschrijving': mistake(
		(): string =>
			'Het beeld heeft geen beschrijving. Schrijf in de kop wat er te zien is: `beeld-beschrijving: Twee kinderen praten`.'
	),
	'beschrijving-is-bestandsnaam': mistake(
		({ alt }: { alt: string }): string => `De beschrijving is "${alt}". Schrijf wat er te zien is.`
	),
	'afbeelding-bestaat-niet': mistake(
		({ file, suggestion }: { file: string; suggestion?: string }): string =>
			`"${file}" staat niet in deze map.${suggestion === undefined ? '' : `${meant(suggestion)} Let ook op hoofdletters.`}`
	),
	'afbeelding-te-groot': mistake(
		({ size }: { size: number }): string =>
			`Deze afbeelding is ${size} MB. Het mag 8 MB zijn. Maak hem kleiner.`
	),
	'afbeelding-van-buiten': mistake(
		(): string =>
			'Deze afbeelding staat op een andere website. Die kan dan zien welke leerlingen de pagina lezen. Zet het bestand in deze map.'
	),
	'locatie-in-foto': notice(
		(): string =>
			'In deze foto staat waar hij is gemaakt. Wij halen dat weg bij het publiceren. Staan er herkenbare kinderen op? Vraag toestemming.'
	),
	'media-soort': mistake(({ extension, real }: { extension: string; real?: boolean }): string =>
		real === false
			? `Dit bestand eindigt op ${extension}, maar het is iets anders. Sla het opnieuw op als jpg, png of webp.`
			: `Dit soort bestand (${extension}) kan niet. Gebruik jpg, png of webp.`
	),
	'link-bestaat-niet': mistake(
		({ target, suggestion }: { target: string; suggestion?: string }): string =>
			`De pagina "${target}" bestaat niet.${meant(suggestion)}`
	),
	'link-niet-toegestaan': mistake(
		({ address }: { address: string }): string =>
			`De link "${address}" kan niet. Gebruik een adres met https:// of een pagina uit deze cursus.`
	),
	'link-naar-andere-site': notice(
		(): string =>
			'Deze link gaat naar een andere website. Klopt die nog, en is hij geschikt voor deze leeftijd?'
	),
	'linktekst-vaag': notice(({ text }: { text: string }): string =>
		text === ''
			? 'Deze link heeft geen tekst. Schrijf waar de link heen gaat, bijvoorbeeld "Lees over pesten".'
			: `"${text}" zegt niet waar de link heen gaat. Schrijf bijvoorbeeld "Lees over pesten".`
	)
};
