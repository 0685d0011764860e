import type {
	BreathingExercise,
	ChecklistExercise,
	ChoiceExercise,
	Exercise,
	FiveGExercise,
	GapExercise,
	MatchExercise,
	MultiChoiceExercise,
	OpenExercise,
	OrderExercise,
	QuestionnaireExercise,
	ScaleExercise,
	ScenarioExercise,
	ShownBlock,
	SortExercise,
	Term,
	Text
} from '#lib/content/types.ts';
import type { ExerciseState, Feedback } from '#lib/homework.ts';

// What the page with every component shows. Invented, and in Dutch as courses are.

const p = (...c: Extract<Text, { t: 'p' }>['c']): Text => ({ t: 'p', c });
const options = (...words: string[]) => words.map((word, at) => ({ id: `o${at}`, c: [word] }));
const asked = (id: string, question: Text[], attempts: number | null = 3) => ({
	id,
	question,
	hints: 1,
	attempts
});

export const term: Term = {
	entry: 'opkroppen',
	forms: [],
	say: 'op-krop-pen',
	meaning: [p('Boos zijn en er niets over zeggen.')]
};

const choice: ChoiceExercise = {
	...asked('keuze', [p('Wat helpt Lieke het meest?')], 2),
	type: 'meerkeuze',
	opinion: false,
	options: options(
		'Ze wacht tot de buikpijn vanzelf weggaat.',
		'Ze vertelt iemand dat ze zin heeft én het spannend vindt.',
		'Ze doet alsof ze alleen maar blij is.'
	)
};
const more: MultiChoiceExercise = {
	...asked('meer', [p('Wat voel je in je lijf? Kies alles wat past.')]),
	type: 'kies-meer',
	opinion: false,
	options: options('Mijn hart klopt sneller.', 'Straks ken ik niemand.', 'Mijn buik kriebelt.')
};
const order: OrderExercise = {
	...asked('volgorde', [p('Je spanningsmeter staat op 7. Zet de stappen in de goede volgorde.')]),
	type: 'volgorde',
	opinion: false,
	options: options(
		'Ik merk het: mijn meter stijgt.',
		'Ik zet mijn voeten stevig op de grond.',
		'Ik adem vier keer rustig in en uit.',
		'Ik kijk: waar staat mijn meter nu?'
	)
};
const sort: SortExercise = {
	...asked('sorteren', [p('Bij welk gevoel hoort het woord?')]),
	type: 'sorteren',
	opinion: false,
	groups: ['Boos', 'Bang', 'Verdriet', 'Blij'].map((word) => ({ id: word, c: [word] })),
	cards: ['woedend', 'zenuwachtig', 'trots'].map((word) => ({ id: word, c: [word] }))
};
const match: MatchExercise = {
	...asked('verbinden', [p('Wat hoort bij elkaar?')]),
	type: 'verbinden',
	heads: [['Gevoel'], ['Lijf']],
	left: ['Boos', 'Bang', 'Verlegen'].map((word) => ({ id: word, c: [word] })),
	right: ['Gebalde vuisten', 'Trillende knieën', 'Een rood hoofd'].map((word) => ({
		id: word,
		c: [word]
	}))
};
const gapText = p(
	'Zin en spanning komen vaak ',
	{ t: 'gap', n: 0 },
	'. Twee gevoelens tegelijk is ',
	{ t: 'gap', n: 1 },
	'.'
);
const gaps: GapExercise = {
	...asked('invullen', [p('Maak de zinnen af.'), gapText]),
	type: 'invullen',
	gaps: 2,
	bank: options('samen', 'normaal', 'vreemd')
};
const { bank: _bank, ...typed } = gaps;
const scale: ScaleExercise = {
	...asked('schaal', [p('Hoe spannend vind je het?')], null),
	type: 'schaal',
	from: 0,
	to: 10,
	left: 'niet spannend',
	right: 'heel spannend'
};
const open: OpenExercise = {
	...asked(
		'open',
		[
			p('Wanneer voelde jij twee dingen tegelijk?'),
			p('Eén zin is genoeg. Noem liever geen namen van anderen.')
		],
		null
	),
	type: 'open',
	lines: 3,
	starters: [['Ik had zin om …, maar ik …'], ['Ik vond het spannend toen …']]
};
const list: ChecklistExercise = {
	...asked('lijst', [p('Wat heb je al gedaan?')], null),
	type: 'afvinklijst',
	options: options('Ik heb thuis verteld over het stoplicht.', 'Ik heb het één keer geoefend.')
};
const opinion: MultiChoiceExercise = {
	...more,
	...asked('mening', [p('Waar kijk je naar uit? Alles mag.')], null),
	opinion: true,
	options: options('Meer vrijheid', 'Nieuwe vrienden', 'Zelf reizen')
};

const story: ScenarioExercise = {
	...asked('verhaal', [], null),
	type: 'scenario',
	start: 'plein',
	steps: [
		{
			id: 'plein',
			title: ['Op het plein'],
			body: [p('Sam pakt jouw bal af. De rest kijkt. Wat doe je?')],
			choices: [
				{ id: 'pak', c: ['Ik pak de bal terug.'], to: 'duwt' },
				{ id: 'stop', c: ['Ik zeg: stop, ik wil mijn bal terug.'], to: 'einde' }
			]
		},
		{
			id: 'duwt',
			title: ['Sam duwt'],
			body: [p('Nu zijn jullie allebei boos.')],
			choices: [{ id: 'opnieuw', c: ['Ik probeer het opnieuw.'], to: 'plein' }]
		},
		{
			id: 'einde',
			title: ['Sam stopt'],
			body: [p('Sam geeft de bal terug. Jij bleef rustig.')],
			choices: []
		}
	]
};
const questionnaire: QuestionnaireExercise = {
	...asked('lijstje', [p('Wat past bij jou?')], null),
	type: 'vragenlijst',
	moment: 'voor',
	answers: options(
		'helemaal niet',
		'een beetje niet',
		'soms wel, soms niet',
		'best wel',
		'helemaal wel'
	),
	items: options('Ik merk het als ik boos word.', 'Ik kan mezelf rustig maken.')
};
const breathing: BreathingExercise = {
	...asked('adem', [p('Adem rustig met de cirkel mee.')], null),
	type: 'adem',
	breaths: 4
};
const fiveG: FiveGExercise = {
	...asked('vijfg', [p('Denk aan een moment waarop je boos was.')], null),
	type: 'vijfg',
	lines: 2,
	fields: [
		{ name: 'gebeurtenis', example: ['Noor kreeg een duw in de gang.'] },
		{ name: 'gedachte', example: ['Zij doet dat expres.'] },
		{ name: 'gevoel', example: ['Boos.'] },
		{ name: 'gedrag', example: ['Noor duwde terug.'] },
		{ name: 'gevolg', example: ['Ze kregen ruzie.'] }
	]
};

const fresh: ExerciseState = {
	attempts: 0,
	attemptsLeft: 3,
	solved: false,
	done: false,
	skipped: false,
	response: null,
	text: null,
	sharing: null,
	hints: [],
	hintsLeft: 1,
	feedback: null
};
const told = (feedback: Partial<Feedback>): Feedback => ({
	kind: 'not-yet',
	remarks: [],
	partsRight: null,
	countRight: null,
	solution: null,
	explanation: null,
	sample: null,
	tried: [],
	...feedback
});
const hint = [p('Lieke voelt twee dingen. Bij welk antwoord mogen ze er allebei zijn?')];
const explanation = [p('Zin en spanning lijken op elkaar in je lijf. Ze mogen er allebei zijn.')];

const notYet = (response: unknown, feedback: Partial<Feedback> = {}): ExerciseState => ({
	...fresh,
	attempts: 1,
	attemptsLeft: 2,
	response,
	feedback: told(feedback)
});
const ended = (response: unknown, feedback: Partial<Feedback>): ExerciseState => ({
	...fresh,
	attempts: 2,
	attemptsLeft: 0,
	hintsLeft: 0,
	done: true,
	solved: feedback.kind === 'right',
	response,
	feedback: told({ explanation, ...feedback })
});

/** A name of its own for every exercise on the page, since the same one stands there in several states. */
const shows: [string, Exercise, Partial<Record<string, ExerciseState>>][] = [
	[
		'Meerkeuze',
		choice,
		{
			nieuw: fresh,
			'nog niet': {
				...notYet(
					{ option: 'o2' },
					{
						tried: ['o2'],
						remarks: [[p('Dan weet niemand dat Lieke het ook spannend vindt.')]]
					}
				),
				hints: [hint],
				hintsLeft: 0
			},
			goed: ended(
				{ option: 'o1' },
				{ kind: 'right', solution: { option: 'o1' }, remarks: [[p('Zo kan iemand meedenken.')]] }
			),
			dicht: ended({ option: 'o0' }, { kind: 'closed', solution: { option: 'o1' } })
		}
	],
	[
		'Kies meer',
		more,
		{
			nieuw: { ...fresh, hints: [hint], hintsLeft: 0 },
			'nog niet': notYet({ options: ['o0', 'o1'] }, { countRight: { right: 1, of: 2 } }),
			dicht: ended(
				{ options: ['o1', 'o2'] },
				{ kind: 'closed', solution: { options: ['o0', 'o2'] } }
			)
		}
	],
	[
		'Volgorde',
		order,
		{
			nieuw: fresh,
			'nog niet': notYet({ order: ['o1', 'o0', 'o2', 'o3'] }, { countRight: { right: 3, of: 4 } }),
			goed: ended(
				{ order: ['o0', 'o1', 'o2', 'o3'] },
				{ kind: 'right', solution: { order: ['o0', 'o1', 'o2', 'o3'] } }
			)
		}
	],
	[
		'Sorteren',
		sort,
		{
			nieuw: fresh,
			'nog niet': notYet(
				{ place: { woedend: 'Boos', zenuwachtig: 'Blij', trots: 'Blij' } },
				{ partsRight: ['woedend', 'trots'] }
			),
			dicht: ended(
				{ place: { woedend: 'Boos', zenuwachtig: 'Blij', trots: 'Blij' } },
				{
					kind: 'closed',
					solution: { place: { woedend: 'Boos', zenuwachtig: 'Bang', trots: 'Blij' } }
				}
			)
		}
	],
	[
		'Verbinden',
		match,
		{
			nieuw: fresh,
			'nog niet': notYet(
				{ pair: { Boos: 'Gebalde vuisten', Bang: 'Een rood hoofd', Verlegen: 'Trillende knieën' } },
				{ partsRight: ['Boos'] }
			),
			dicht: ended(
				{ pair: { Boos: 'Gebalde vuisten', Bang: 'Een rood hoofd', Verlegen: 'Trillende knieën' } },
				{
					kind: 'closed',
					solution: {
						pair: { Boos: 'Gebalde vuisten', Bang: 'Trillende knieën', Verlegen: 'Een rood hoofd' }
					}
				}
			)
		}
	],
	[
		'Invullen met woorden',
		gaps,
		{
			nieuw: fresh,
			'nog niet': notYet({ gaps: ['samen', 'vreemd'] }, { partsRight: ['0'] }),
			goed: ended(
				{ gaps: ['samen', 'normaal'] },
				{ kind: 'right', solution: { gaps: ['samen', 'normaal'] } }
			)
		}
	],
	['Invullen', { ...typed, id: 'typen' }, { nieuw: fresh }],
	[
		'Schaal',
		scale,
		{
			nieuw: { ...fresh, attemptsLeft: null },
			bewaard: { ...fresh, done: true, response: { value: 7 } }
		}
	],
	[
		'Open',
		open,
		{
			nieuw: { ...fresh, attemptsLeft: null, hintsLeft: 0 },
			bewaard: {
				...fresh,
				done: true,
				hintsLeft: 0,
				text: 'Ik had zin om te logeren, maar ik miste mijn eigen bed.',
				sharing: 'worker',
				feedback: told({
					kind: 'noted',
					sample: [p('Ik had zin in zwemles, maar ik vond het water koud.')]
				})
			}
		}
	],
	['Mening', opinion, { nieuw: fresh, overgeslagen: { ...fresh, done: true, skipped: true } }],
	['Afvinklijst', list, { bewaard: { ...fresh, done: true, response: { options: ['o0'] } } }],
	[
		'Scenario',
		story,
		{
			nieuw: fresh,
			onderweg: {
				...fresh,
				response: { path: ['pak'] },
				feedback: told({ kind: 'noted', remarks: [[p('Dat ging snel.')]] })
			},
			einde: { ...fresh, done: true, response: { path: ['pak', 'opnieuw', 'stop'] } }
		}
	],
	[
		'Vragenlijst',
		questionnaire,
		{ nieuw: fresh, 'half klaar': { ...fresh, response: { answers: { o0: 'o3' } } } }
	],
	['Adem', breathing, { nieuw: fresh, klaar: { ...fresh, done: true, response: { done: true } } }],
	[
		'Vijf G',
		fiveG,
		{
			nieuw: fresh,
			bewaard: {
				...fresh,
				done: true,
				sharing: 'worker',
				response: { fields: { gebeurtenis: 'Ik zakte voor mijn toets.', gevoel: 'Verdrietig.' } }
			}
		}
	]
];

export const exercises = shows.map(([name, exercise, states]) => ({
	name,
	shown: Object.entries(states).flatMap(([standing, state], at) =>
		state
			? [
					{
						standing,
						exercise: { ...exercise, id: `${exercise.id}-${at}` },
						state: { ...state, answerId: '00000000-0000-7000-8000-000000000000' }
					}
				]
			: []
	)
}));

export const blocks: ShownBlock[] = [
	{
		kind: 'tekst',
		body: [
			{ t: 'heading', depth: 2, c: ['Hoe is het bij jou?'] },
			p(
				'Iedereen heeft wel eens ',
				{ t: 'strong', c: ['ruzie'] },
				'. Soms ga je dan ',
				{ t: 'term', entry: 'opkroppen', v: 'opkroppen' },
				'. Meer lezen? ',
				{ t: 'link', to: { url: 'https://example.org' }, c: ['Kijk hier'] },
				'.'
			),
			p({
				t: 'image',
				file: 'plein',
				alt: 'Noor en Lieke praten op het plein. Sem staat apart.'
			}),
			{
				t: 'list',
				ordered: true,
				items: [[p('Kijk naar het rooster.')], [p('Zoek je lokaal.')]]
			},
			{ t: 'quote', c: [p('Het lukt niet altijd meteen.')] },
			{
				t: 'table',
				head: [['Dag'], ['Les']],
				rows: [
					[['maandag'], ['techniek']],
					[['dinsdag'], ['rekenen']]
				]
			},
			{ t: 'rule' }
		]
	},
	{
		kind: 'let-op',
		title: 'Onze afspraak',
		body: [p('Wat je vertelt, houden wij voor onszelf.')]
	},
	{ kind: 'tip', body: [p('Het lukt niet altijd meteen. Dat hoort bij oefenen.')] },
	{
		kind: 'voorbeeld',
		title: 'Lieke schrijft',
		body: [p('“Ik heb zin in mijn nieuwe school. Maar soms krijg ik buikpijn. Gek hè?”')]
	},
	{
		kind: 'voorbeeld',
		title: 'Zo vind je een kracht',
		body: [p('Yassin leest zijn zusje elke avond voor. Ook als hij moe is.')]
	},
	{ kind: 'gesprek', body: [p('Welk licht lukt al? Welk licht is lastig?')] },
	{ kind: 'begrip', term },
	{
		kind: 'video',
		title: 'Samen ademen',
		file: 'adem.mp4',
		captions: 'adem.vtt',
		seconds: 42,
		transcript: [p('Je ziet een cirkel. Hij wordt langzaam groter en kleiner.')]
	},
	{
		kind: 'audio',
		title: 'Noor vertelt',
		file: 'noor.mp3',
		seconds: 130,
		transcript: [p('Ik was zo boos. Toen dacht ik aan het stoplicht.')]
	},
	{
		kind: 'offline',
		id: 'taak',
		title: 'Vraag het aan iemand',
		together: 'ouder',
		minutes: 15,
		body: [p('Vraag iemand thuis: hoe was jouw eerste dag? Neem één tip mee.')]
	}
];

export const beats = [
	{ label: 'Welkom', state: 'done' },
	{ label: 'Lieke', state: 'done' },
	{ label: 'Twee gevoelens', state: 'now' },
	{ label: 'Kaarten', state: 'open' },
	{ label: 'Thuis', state: 'open' }
] as const;

export { fresh };
