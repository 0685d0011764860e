import { meant, mistake, notice } from './shape.ts';

const outside = {
	video: 'Deze video staat',
	audio: 'Dit geluid staat',
	captions: 'Deze ondertitels staan'
};

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
			`"${file}" staat niet bij deze module.${meant(suggestion, 'Voeg het plaatje toe met de knop Plaatje, of zet het bestand naast de tekst.')} Let ook op hoofdletters.`
	),
	'afbeelding-te-groot': mistake(
		({ size, limit }: { size: number; limit: number }): string =>
			`Deze afbeelding is ${size} MB. Het mag ${limit} MB zijn. Maak hem kleiner.`
	),
	'afbeelding-van-buiten': mistake(
		(): string =>
			'Deze afbeelding staat op een andere website. Die kan dan zien welke leerlingen de pagina lezen. Zet het bestand in deze map.'
	),
	'locatie-in-foto': notice(
		(): string =>
			'In deze foto staat waar hij is gemaakt. Wij halen dat weg bij het publiceren. Staan er herkenbare kinderen op? Vraag toestemming.'
	),
	'media-bestaat-niet': mistake(
		({ file, suggestion }: { file: string; suggestion?: string }): string =>
			`"${file}" staat niet in deze map.${meant(suggestion, 'Zet het bestand naast de tekst.')}`
	),
	'media-soort': mistake(
		({ extension, real, takes }: { extension: string; real?: boolean; takes: string }): string =>
			real === false
				? `Dit bestand eindigt op ${extension}, maar het is iets anders. Sla het opnieuw op als ${takes}.`
				: `Dit soort bestand (${extension}) kan niet. Gebruik ${takes}.`
	),
	'media-te-groot': mistake(
		({ size, limit }: { size: number; limit: number }): string =>
			`Dit bestand is ${size} MB. Het mag ${limit} MB zijn. Maak het korter of kleiner.`
	),
	'media-van-buiten': mistake(
		({ what }: { what: 'video' | 'audio' | 'captions' }): string =>
			`${outside[what]} op een andere website. Zet het bestand in deze map.`
	),
	'video-zonder-ondertiteling': mistake(
		({ file }: { file: string }): string =>
			`Bij deze video ontbreken ondertitels. Zet het bestand erbij: \`ondertiteling=${file}\`.`
	),
	'audio-zonder-tekst': mistake(
		(): string =>
			'Schrijf in het blok wat er wordt gezegd. Dan kan iemand die niet hoort het lezen.'
	),
	'link-bestaat-niet': mistake(
		({ target, suggestion }: { target: string; suggestion?: string }): string =>
			`De stap "${target}" bestaat niet.${meant(suggestion, 'Schrijf de naam van een bestand in deze cursus, bijvoorbeeld `02-het-stoplicht.md`.')}`
	),
	'link-niet-toegestaan': mistake(
		({ address }: { address: string }): string =>
			`De link "${address}" kan niet. Gebruik een adres met https:// of een stap uit deze cursus.`
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
