import { expect, type Page } from '@playwright/test';
import type { CourseFiles } from '#lib/content/course/files.ts';
import { writeZip } from '#lib/server/transfer/write-zip.ts';

const page = (lead: string, question: string) => `---
titel: Eerste stap
minuten: 2
---

${lead}

${question}
`;

const choice = `:::meerkeuze{#eerste-stap}
Iemand duwt jou. Wat doe je als eerste?

- [ ] Ik duw terug.
  > Dan wordt de ruzie vaak groter.
- [x] Ik tel tot vijf.
  > Ja. Zo krijgt je hoofd tijd.
- [ ] Ik roep heel hard.
  > Dan schrikt de ander.
:::`;

/** A small course of its own, so that publishing it is in nobody's way; its first text and its question can be replaced. */
export function courseFiles(
	id: string,
	{ lead = 'Iedereen heeft wel eens ruzie.', question = choice, more = '' } = {}
): CourseFiles {
	return new Map([
		[
			'course.md',
			`---\ntitel: Ruzie ${id.slice(-5)}\nid: ${id}\ndoelgroep: groep 8\ntaal: nl\neigenaar: Team Jeugd\n---\n\nEen kleine training.\n`
		],
		['01-ruzie/module.md', '---\ntitel: Ruzie\ndoelen:\n  - Ik weet wat ik kan doen.\n---\n'],
		['01-ruzie/01-start.md', page(lead, `${question}\n\n${more}`)]
	]);
}

export const CHOICE = choice;

/** Fills in the page that brings a course in, and sends it; with `over` in the place of the draft of that name. */
export async function bringIn(
	page: Page,
	files: CourseFiles | Buffer,
	{ name = 'training.zip', over = false } = {}
): Promise<void> {
	const buffer = Buffer.isBuffer(files)
		? files
		: Buffer.from(await new Response(writeZip('training', files)).arrayBuffer());
	await page.getByRole('link', { name: 'Trainingen' }).first().click();
	await page.getByRole('link', { name: 'Training binnenhalen' }).click();
	const file = { name, mimeType: 'application/zip', buffer };
	await page.getByLabel('Zip met de training').setInputFiles(file);
	await page.getByRole('button', { name: 'Haal binnen' }).click();
	if (!over) return;
	await page.getByRole('radio', { name: /^Over het concept van/ }).check();
	const again = page.getByLabel('Kies de zip nog een keer');
	if ((await again.count()) > 0) await again.setInputFiles(file);
	await page.getByRole('button', { name: 'Haal binnen' }).click();
}

/** From the draft that is open to the page that publishes it. */
export async function toPublish(page: Page): Promise<void> {
	await expect(page.getByText('De training is binnengehaald als concept.')).toBeVisible();
	await page.getByRole('link', { name: 'Publiceren', exact: true }).click();
}
