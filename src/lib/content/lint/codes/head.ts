import { meant, mistake, notice } from './shape.ts';

const months =
	'januari februari maart april mei juni juli augustus september oktober november december'.split(
		' '
	);

function inWords(date: string): string {
	const [year, month, day] = date.split('-').map(Number);
	return `${day} ${months[(month ?? 1) - 1]} ${year}`;
}

/** De kop bovenaan, and what is between the files of a course. */
export const headCodes = {
	'geen-kop': mistake(
		(): string =>
			'Bovenaan ontbreekt de kop. Begin met een regel `---`, dan `titel: Naam van de pagina`, dan weer `---`.'
	),
	'kop-onleesbaar': mistake(
		(): string =>
			'De kop bovenaan is hier niet te lezen. Staat er een dubbele punt in de tekst? Zet de tekst dan tussen aanhalingstekens: `titel: "Ruzie: wat nu?"`.'
	),
	'kop-geen-titel': mistake(
		(): string => 'De titel ontbreekt. Schrijf in de kop: `titel: Naam van de pagina`.'
	),
	'kop-onbekend': mistake(
		({
			name,
			suggestion,
			known
		}: {
			name: string;
			suggestion?: string;
			known: string[];
		}): string =>
			suggestion === undefined
				? `"${name}" bestaat niet in de kop. Dit kan hier wel: ${known.join(', ')}.`
				: `"${name}" bestaat niet in de kop.${meant(suggestion)}`
	),
	'kop-dubbel': mistake(({ first, second }: { first: string; second: string }): string =>
		first === second
			? `"${first}" staat twee keer in de kop. Laat er één staan.`
			: `"${first}" en "${second}" zijn hetzelfde. Laat er één staan.`
	),
	'kop-minuten': mistake(
		(): string =>
			'Bij `minuten` hoort een heel getal van 1 tot en met 120, bijvoorbeeld `minuten: 10`.'
	),
	'kop-waarde': mistake(
		({
			name,
			wanted,
			found,
			example
		}: {
			name: string;
			wanted: string;
			found: string;
			example: string;
		}): string =>
			`Bij \`${name}\` hoort ${wanted}. ${found === '' ? 'Er staat niets' : `Er staat "${found}"`}. Schrijf \`${name}: ${example}\`.`
	),
	'dubbele-pagina': mistake(
		({ name }: { name: string }): string =>
			`Er zijn twee stappen met de naam "${name}" in deze module. Geef één van de twee een andere naam.`
	),
	'dubbele-module': mistake(
		({ name }: { name: string }): string =>
			`Er zijn twee modules met de naam "${name}" in deze cursus. Geef één van de twee een andere naam.`
	),
	'open-voorwaarde-onbekend': mistake(
		({ name, suggestion }: { name: string; suggestion?: string }): string =>
			`De module "${name}" bestaat niet.${meant(suggestion, 'Schrijf de naam van een map in deze cursus, zonder het nummer: `open: na ruzie`.')}`
	),
	'open-voorwaarde-kring': mistake(({ ring }: { ring: string[] }): string => {
		const steps = ring.map((id, i) => `"${id}" opent na "${ring[(i + 1) % ring.length]}"`);
		const last = steps.pop() ?? '';
		const none = ring.length === 2 ? 'geen van beide' : 'geen van alle';
		return ring.length === 1
			? `"${ring[0]}" opent na zichzelf. Zo gaat deze module nooit open. Haal de voorwaarde weg.`
			: `${[steps.join(', '), last].join(' en ')}. Zo gaat ${none} open. Haal één voorwaarde weg.`;
	}),
	'herzien-verlopen': notice(
		({ date, what }: { date: string; what: 'cursus' | 'module' }): string =>
			`Deze ${what} zou voor ${inWords(date)} worden nagekeken. Kijk hem na en kies een nieuwe datum bij \`herzien-op\`.`
	),
	'bestand-ontbreekt': mistake(({ file, where }: { file: string; where: string }): string =>
		where === ''
			? `Het bestand \`${file}\` ontbreekt in de map van de cursus. Maak het aan.`
			: `Het bestand \`${file}\` ontbreekt in de map \`${where}\`. Maak het aan.`
	),
	'module-leeg': mistake(
		(): string => 'Deze module heeft nog geen stappen. Maak er een, bijvoorbeeld `01-start.md`.'
	),
	'cursus-leeg': mistake(
		(): string =>
			'Deze cursus heeft nog geen modules. Maak een map, bijvoorbeeld `01-start`, met daarin `module.md`.'
	),
	'bestand-naam': mistake(({ name, twin }: { name: string; twin?: string }): string =>
		twin === undefined
			? `De naam "${name}" mag alleen kleine letters, cijfers en streepjes hebben, bijvoorbeeld "02-het-stoplicht".`
			: `De namen "${name}" en "${twin}" verschillen alleen in hoofdletters. Geef één van de twee een andere naam.`
	),
	'bestand-overbodig': notice(
		({ file }: { file: string }): string =>
			`Het bestand "${file}" hoort niet bij de cursus en wordt overgeslagen. Haal het weg of zet het op de goede plek.`
	)
};
