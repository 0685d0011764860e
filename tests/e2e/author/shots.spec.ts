import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CourseFiles } from '#lib/content/course/files.ts';
import { test } from '#tests/e2e.ts';
import { bringIn } from '#tests/publishing.ts';
import { hire } from '#tests/site.ts';

test('shots', async ({ page, site, signInAs, scripted }) => {
	test.skip(!scripted);
	test.slow();
	const folder = path.resolve('content/overstap');
	const files: CourseFiles = new Map();
	for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
		if (!entry.isFile()) continue;
		const file = path.join(entry.parentPath, entry.name);
		files.set(path.relative(folder, file), readFileSync(file, 'utf8'));
	}
	const edit = (name: string, ...pairs: [string | RegExp, string][]) => {
		let text = files.get(name) as string;
		for (const [from, to] of pairs) text = text.replace(from, to);
		files.set(name, text);
	};
	const shot = async (name: string) => {
		for (const width of [1280, 360]) {
			await page.setViewportSize({ width, height: width === 360 ? 800 : 900 });
			await page.screenshot({ path: `/tmp/shots-publish/${name}-${width}.png`, fullPage: true });
		}
		await page.setViewportSize({ width: 1280, height: 900 });
	};
	await signInAs(await hire(site, 'author', { name: 'Marit de Boer' }));
	await page.goto('/trainings');
	await shot('trainings');
	edit('01-dag-groep-8/01-welkom.md', [/\n\n([A-Z][^\n:]{30,}\.)\n/, '\n\n$1 Fijn dat je er bent.\n']);
	let changed = 0;
	for (const name of [...files.keys()].filter((each) => /\/\d\d.*\.md$/.test(each))) {
		const text = files.get(name) as string;
		if (/:::meerkeuze/.test(text) && changed === 0) {
			edit(name, [/- \[x\] ([^\n]*)\n/, '- [x] $1 Echt.\n']);
			changed++;
		} else if (/:::(kies-meer|volgorde|sorteren)/.test(text) && changed === 1) {
			edit(name, [/:::(kies-meer|volgorde|sorteren)\{[^]*?\n:::\n/, '']);
			changed++;
		} else if (/:::open\{#/.test(text) && changed === 2) {
			edit(name, [/:::open\{#([a-z0-9-]+)/, ':::open{#$1-2 vroeger=$1']);
			changed++;
		}
	}
	await bringIn(page, files);
	await shot('publish');
	await page.getByRole('button', { name: /Publiceer/ }).click();
	await shot('publish-problem');
	await bringIn(page, new Map([...files, ['01-dag-groep-8/02-lieke.md', '---\ntitel: x\n---\n\n:::meerkeuz{#a}\nWat?\n:::\n']]));
	await shot('publish-errors');
	await page.goto('/trainings/overstap/versions?look=1');
	for (const one of await page.locator('details > summary').all()) await one.click();
	await shot('versions');
	await bringIn(page, Buffer.from('geen zip'));
	await shot('import');
	await page.goto('/trainings/gift');
	await page.getByLabel('Of plak de tekst hier').fill('::Wie helpt::Wie helpt?{=De juf ~Niemand#Jawel, vraag maar.}\n\nHoeveel is 2+2?{#4}\n\nAdem {=rustig =diep} in.\n\nWie?{=Sam ~%50%Noor ~Lieke}');
	await page.getByRole('button', { name: 'Maak er oefeningen van' }).click();
	await page.getByLabel('Plak dit op een pagina').waitFor();
	await shot('gift');
});
