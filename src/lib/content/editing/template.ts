import { stringify } from 'yaml';
import type { CourseFiles } from '../course/files.ts';

const scalar = (value: string): string => stringify(value, { lineWidth: 0 }).trimEnd();

/** The files of a course that has yet to be written: it can be published as it is, and shows where what goes. */
export function newCourse(title: string): CourseFiles {
	return new Map([
		[
			'course.md',
			`---
titel: ${scalar(title)}
doelgroep: 10 tot 13 jaar
taal: nl
leesniveau: A2
---

Schrijf hier in een paar zinnen waar deze training over gaat.
`
		],
		['glossary.md', ''],
		['01-begin/module.md', newModule('Het begin')],
		[
			'01-begin/01-welkom.md',
			`---
titel: Welkom
---

Fijn dat je er bent. Schrijf hier de eerste stap.

:::schaal{#zin-vooraf van=0 tot=10 links="helemaal geen zin" rechts="heel veel zin"}
Hoeveel zin heb jij om te beginnen?
:::
`
		]
	]);
}

/** The text of a module that has yet to be written. */
export function newModule(title: string): string {
	return `---
titel: ${scalar(title)}
doelen:
  - Ik weet wat ik hier leer.
---

Schrijf hier in een paar zinnen waar deze module over gaat.
`;
}

/** The text of a page that has yet to be written. */
export function newPage(title: string): string {
	return `---
titel: ${scalar(title)}
---

Schrijf hier de tekst van deze stap.
`;
}
