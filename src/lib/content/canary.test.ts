import { expect, test } from 'vitest';
import { compileFiles, pageText } from './testing/course.ts';
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
	expect(exercises).toHaveLength(4);
	expect(JSON.stringify([shown, exercises])).not.toMatch(
		/KANARIE|correct|"place"|"pair"|"order"|perOption|onRight/
	);

	const apart = JSON.stringify([
		[...course.keys.values()].map((keys) => [...keys.values()]),
		[...course.guide.values()],
		[...course.moduleGuide.values()],
		course.courseGuide
	]);
	for (let n = 1; n <= 18; n++) expect(apart).toContain(`KANARIE-${n}`);
});
