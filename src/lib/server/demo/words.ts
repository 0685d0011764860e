import type { Random } from './random.ts';

/** What pupils in the demo write. Invented; nobody is in it. */
const WORDS: Record<string, string[]> = {
	'twee-dingen': [
		'Ik had zin om te logeren, maar ik wilde ook thuis blijven.',
		'Ik had zin in mijn spreekbeurt, maar ik vond het ook eng.',
		'Ik had zin in het feest, maar ik kende niemand.'
	],
	'drie-dingen': [
		'Dingen maken. Doorzetten. Mijn zusje aan het lachen krijgen.',
		'Voetballen, rekenen en luisteren.',
		'Tekenen. Grapjes maken. Zorgen voor mijn konijn.',
		'Ik kan goed koken, fietsen en troosten.'
	],
	'vertel-ik': [
		'Ik neem de tip van mijn oma mee: loop gewoon naar iemand toe.',
		'Ik wil vertellen dat ik de fietsroute al weet.',
		'Ik neem mee dat mijn buik hetzelfde doet bij zin en bij spanning.'
	],
	'brief-aan-mezelf': [
		'Lieve ik, nu zit ik nog in groep 8 en ik kijk uit naar techniek. Vergeet niet dat je alles één keer mag vragen.'
	],
	'sem-keuze': [
		'Meteen vertellen is fijn, want dan weten ze het. Wachten is fijn, want dan ken je iemand.'
	]
};

const ANYTHING = [
	'Daar denk ik nog over na.',
	'Het gaat best goed.',
	'Ik weet het nog niet zo goed.'
];

export function wordsFor(exerciseId: string, random: Random): string {
	return random.pick(WORDS[exerciseId] ?? ANYTHING);
}
