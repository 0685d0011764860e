import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect } from 'vitest';
import { compileCourse } from '#lib/content/compile-course.ts';
import type { CompiledCourse } from '#lib/content/types.ts';
import { newId } from '#lib/ids.ts';
import { test } from '#tests/site-test.ts';
import { foundOrganisation, hire, openClassroom, type Site } from '#tests/site.ts';
import type { Visitor } from '#tests/visitor.ts';

const CLIENT = path.join(import.meta.dirname, '../../build/client');
const STEP = '/learn/kanarie/begin/eerste';

/** A course in which everything a pupil may not know yet carries a word that is nowhere else. */
const PAGE = `---
titel: Eerste
minuten: 3
---

Lees dit.

:::meerkeuze{#kies}
Wat kies je?

- [ ] Links
  > kanarie-kies-links
- [x] Rechts
  > kanarie-kies-rechts

> Hint: kanarie-kies-hint

> Goed: kanarie-kies-goed

> Fout: kanarie-kies-nogniet

> Uitleg: kanarie-kies-uitleg
:::

:::kies-meer{#meer}
Wat past?

- [x] Een
  > kanarie-meer-een
- [ ] Twee
  > kanarie-meer-twee

> Hint: kanarie-meer-hint

> Uitleg: kanarie-meer-uitleg
:::

:::volgorde{#reeks}
Zet op volgorde.

1. Eerst
2. Dan
3. Later
4. Laatst

> Hint: kanarie-reeks-hint

> Uitleg: kanarie-reeks-uitleg
:::

:::invullen{#gat}
Vul in: :gat[kanariewoord].

> Hint: kanarie-gat-hint

> Uitleg: kanarie-gat-uitleg
:::

:::sorteren{#soort}
Waar hoort het?

- Dit
  - Kaart
    > kanarie-soort-kaart
- Dat
  - Andere

> Fout: kanarie-soort-nogniet
:::

:::verbinden{#paar}
Wat hoort bij elkaar?

| A | B |
| - | - |
| c | d |
| e | f |

> Uitleg: kanarie-paar-uitleg
:::

:::schaal{#maat}
Hoe veel?

> Uitleg: kanarie-maat-uitleg
:::

:::afvinklijst{#lijst}
- [ ] Gedaan

> Uitleg: kanarie-lijst-uitleg
:::

:::scenario{#verhaal}
### Begin
Wat nu?

- [Links](#einde)
  > kanarie-verhaal-links
- [Rechts](#einde)

### Einde
Klaar.

> Uitleg: kanarie-verhaal-uitleg
:::

:::vragenlijst{#vragen antwoorden="ja | nee"}
Wat past?

1. Dit (-)
2. Dat

> Uitleg: kanarie-vragen-uitleg
:::

:::adem{#adem}
Adem mee.

> Uitleg: kanarie-adem-uitleg
:::

:::vijfg{#vijf}
Denk terug.

> Voorbeeld: kanarie-vijf-voorbeeld
:::

:::open{#vertel regels=2}
Vertel.

> Voorbeeld: kanarie-vertel-voorbeeld
:::

:::extra
kanarie-niveau-extra

:::meerkeuze{#extra-kies}
Nog een?

- [x] Ja
  > kanarie-extra-ja
- [ ] Nee
  > kanarie-extra-nee

> Hint: kanarie-extra-hint

> Uitleg: kanarie-extra-uitleg
:::
:::

:::verdieping
kanarie-niveau-verdieping
:::

:::gesprek[Samen]
kanarie-gesprek
:::

:::begeleider
kanarie-begeleider
:::
`;

function canaryCourse(): CompiledCourse {
	const head = 'titel: Kanarie\ndoelgroep: groep 8\ntaal: nl\neigenaar: Team';
	const { course, messages } = compileCourse(
		new Map([
			['course.md', `---\n${head}\n---\n\nEen cursus.\n\n:::begeleider\nkanarie-cursus\n:::\n`],
			[
				'01-begin/module.md',
				'---\ntitel: Begin\ndoelen:\n  - Ik kan dit.\n---\n\n:::begeleider\nkanarie-module\n:::\n'
			],
			['01-begin/01-eerste.md', PAGE]
		]),
		{ folder: 'kanarie' }
	);
	if (!course) throw new Error(messages.map(({ text }) => text).join('\n'));
	return course;
}

/** Every canary in a text, once. */
const canariesIn = (text: string) => [...new Set(text.match(/kanarie(?:-[a-z]+)+|kanariewoord/g))];

async function begin(site: Site) {
	const { organisationId } = await foundOrganisation(site, [canaryCourse()]);
	const worker = await hire(site, 'worker', { organisationId });
	const classroom = await openClassroom(site, { names: ['Piep'], worker, course: 'kanarie' });
	const [pupil] = classroom.pupils;
	if (!pupil) throw new Error('A classroom without pupils');
	return pupil.actor;
}

/** Everything the server gives a pupil for the pages of the course, as document and as data. */
async function everythingFor(visitor: Visitor): Promise<string> {
	const pages = ['/today', '/learn/kanarie/begin', STEP, '/learn/kanarie/begin/end'];
	const texts: string[] = [];
	for (const page of pages) {
		for (const address of [page, `${page}/__data.json`]) {
			const response = await visitor.ask(address);
			expect(response.status, address).toBe(200);
			texts.push(await response.text());
		}
	}
	return texts.join('\n');
}

/** What the hidden fields and controls of the step's form say about one exercise. */
async function fieldsOf(visitor: Visitor) {
	const html = await (await visitor.ask(STEP)).text();
	const hidden = (name: string) =>
		new RegExp(`name="${name}"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="${name}"`).exec(html);
	const enrolment = hidden('enrolment');
	const version = /[0-9a-f]{64}/.exec(
		html.slice(html.indexOf('version') === -1 ? 0 : html.indexOf('version'))
	);
	return { html, enrolment: enrolment?.[1] ?? enrolment?.[2] ?? '', version: version?.[0] ?? '' };
}

describe('a course full of canaries', () => {
	test('gives none of them to a pupil who has answered nothing', async ({ site, visit }) => {
		const visitor = await visit(await begin(site));

		expect(canariesIn(await everythingFor(visitor))).toEqual([]);
	});

	test('leaves none in any file of the build', () => {
		const found = readdirSync(CLIENT, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile() && !entry.name.endsWith('.br'))
			.flatMap((entry) => {
				const bytes = readFileSync(path.join(entry.parentPath, entry.name));
				const text = (entry.name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1');
				return canariesIn(text);
			});

		expect(found).toEqual([]);
	});

	test('gives after an answer only what belongs to that answer', async ({ site, visit }) => {
		const actor = await begin(site);
		const visitor = await visit(actor);
		const { html, enrolment, version } = await fieldsOf(visitor);
		const options = [...html.matchAll(/value="([^"]+)"/g)].map(([, value = '']) => value);
		const send = (option: string) =>
			visitor.send('/api/answers', {
				answers: [
					{
						id: newId(),
						enrolmentId: enrolment,
						moduleId: 'begin',
						pageId: 'eerste',
						exerciseId: 'kies',
						versionHash: version,
						response: { option }
					}
				]
			});
		const told = new Set<string>();
		for (const option of new Set(options)) {
			const response = await send(option);
			const text = await response.text();
			for (const canary of canariesIn(text)) told.add(canary);
			if (told.has('kanarie-kies-uitleg')) break;
		}
		const afterwards = canariesIn(await everythingFor(visitor));

		expect([...told]).toContain('kanarie-kies-uitleg');
		for (const canary of [...told, ...afterwards]) expect(canary).toMatch(/^kanarie-kies-/);
	});
});
