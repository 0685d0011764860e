import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kinds } from './exercises/kinds.ts';
import { compileBody, compileFiles, pageText } from './testing/course.ts';
import { forParticipant } from './participant/for-participant.ts';
import { shuffled } from './participant/shuffled.ts';

/** Every place where something stands that a participant must not see beforehand carries a marker. */
const page = pageText(`Tekst.

:::meerkeuze{#a}
Wat doe je?

- [x] tellen
  > KANARIE-1
- [ ] duwen
> KANARIE-2

> Hint: KANARIE-3
> Goed: KANARIE-4

> **Fout**: KANARIE-5

Uitleg: KANARIE-6
:::

:::invullen{#b}
Ik adem :gat[KANARIE-7|KANARIE-8] in.

> Hint: KANARIE-9
:::

:::open{#c}
Wat hielp?

> Voorbeeld: KANARIE-10

> Uitleg: KANARIE-11
:::

:::sorteren{#d}
Helpt dit?

- ja
  - ademen
    > KANARIE-12
- nee
  - slaan
:::

:::kies-meer{#e}
Wat past?

- [x] een
  > KANARIE-19
- [ ] twee

> Fout: KANARIE-20
:::

:::volgorde{#f}
Zet goed.

1. eerst
2. dan

> Uitleg: KANARIE-21
:::

:::verbinden{#g}
Wat hoort bij elkaar?

| a | b |
| - | - |
| c | d |
| e | f |

> Goed: KANARIE-22
:::

:::schaal{#h}
Hoe boos?

> Uitleg: KANARIE-23
:::

:::afvinklijst{#i}
- [ ] gedaan

> Uitleg: KANARIE-24
:::

:::scenario{#j}
> Uitleg: KANARIE-25

### Plein
Wat nu?

- [duwen](#einde)
  > KANARIE-26
- [stoppen](#einde)
> KANARIE-27

### Einde
Klaar.
:::

:::vragenlijst{#k antwoorden="ja | nee"}
Wat past?

1. dit (-)
2. dat

> Uitleg: KANARIE-28
:::

:::adem{#l}
Adem mee.

> Uitleg: KANARIE-29
:::

:::vijfg{#m}
Denk terug.

> Voorbeeld: KANARIE-30
:::

:::begeleider[KANARIE-13]
KANARIE-14
:::

:::gesprek
KANARIE-15
:::

:::extra
:::begeleider
KANARIE-16
:::
:::`);

test('no key, hint, feedback or worker note is in what a browser gets', () => {
	const { course, messages } = compileFiles({
		'01-ruzie/01-start.md': page,
		'01-ruzie/module.md': pageText(':::begeleider\nKANARIE-17\n:::', 'titel: Ruzie'),
		'course.md': pageText(':::begeleider\nKANARIE-18\n:::', 'titel: Stevig')
	});
	if (course === undefined) throw new Error(messages.map(({ text }) => text).join('\n'));
	const pages = [...course.pages.values()];
	expect(JSON.stringify([course.course, pages])).not.toContain('KANARIE');
	const shown = pages.map((each) => forParticipant(each, ['extra', 'verdieping']));
	const blocks = shown.flatMap((each) => each?.blocks ?? []);
	const exercises = blocks.flatMap((block) =>
		block.kind === 'oefening' ? [shuffled(block.exercise, 'p')] : []
	);
	expect(new Set(exercises.map(({ type }) => type))).toEqual(new Set(Object.keys(kinds)));
	expect(JSON.stringify([shown, exercises])).not.toMatch(
		/KANARIE|correct|"place"|"pair"|"order"|reversed|perOption|onRight|\(-\)/
	);

	const apart = JSON.stringify([
		[...course.keys.values()].map((keys) => [...keys.values()]),
		[...course.guide.values()],
		[...course.moduleGuide.values()],
		course.courseGuide
	]);
	for (let n = 1; n <= 30; n++) expect(apart).toContain(`KANARIE-${n}`);
});

const lines = [
	'Wat doe je?',
	'',
	'',
	'- [ ] een',
	'- [x] twee',
	'- [ ] drie',
	'1. vier',
	'2. vijf',
	'### Kop',
	'- [duwen](#kop)',
	'- Gevoel: boos',
	'- groep',
	'  - kaart',
	'  - kaartje',
	'*schuin*',
	'  > Goed: GEHEIM',
	'> Hint: GEHEIM',
	'>Goed:GEHEIM',
	'> **Fout:** GEHEIM',
	'Uitleg: GEHEIM',
	'**Uitleg**: GEHEIM',
	'  Hint: GEHEIM',
	'> hint : GEHEIM',
	'> Not yet: GEHEIM',
	'Hint:GEHEIM',
	'>> Uitleg: GEHEIM',
	'> ',
	'| a | b |\n| - | - |\n| c | d |\n| e | f |',
	'Ik :gat[GEHEIM|b] ja'
];
const openings = [
	'meerkeuze{#a}',
	'kies-meer{#a}',
	'kies-meer{#a mening}',
	'volgorde{#a}',
	'sorteren{#a}',
	'invullen{#a}',
	'verbinden{#a}',
	'schaal{#a}',
	'afvinklijst{#a}',
	'open{#a}',
	'scenario{#a}',
	'vragenlijst{#a antwoorden="ja | nee"}',
	'adem{#a}',
	'vijfg{#a}'
];

test('however its lines are mixed, an exercise without a fout shows no remark and no gap', () => {
	fc.assert(
		fc.property(
			fc.constantFrom(...openings),
			fc.array(fc.constantFrom(...lines), { maxLength: 14 }),
			(opening, body) => {
				const { page: mixed, messages } = compileBody(`:::${opening}\n${body.join('\n')}\n:::`);
				if (messages.some(({ severity }) => severity === 'fout')) return;
				expect(JSON.stringify(mixed)).not.toContain('GEHEIM');
			}
		),
		{ numRuns: 3000 }
	);
});
