import { newId } from '#lib/ids.ts';
import { readZip } from '#lib/server/transfer/read-zip.ts';
import { expectAccessible } from '#tests/accessible.ts';
import { expect, test } from '#tests/e2e.ts';
import { bringIn, CHOICE, courseFiles, toPublish } from '#tests/publishing.ts';
import { hire, openClassroom } from '#tests/site.ts';

test('a typing error is corrected for somebody in mid-course, a change waits, and nothing is lost', async ({
	page,
	site,
	signInAs,
	scripted,
	anotherDevice
}) => {
	test.slow();
	const id = `ruzie-${newId().slice(-12)}`;
	const author = await hire(site, 'author', { name: 'Marit Maker' });
	await signInAs(author);

	await page.goto('/trainings');
	await page.getByRole('link', { name: 'Training binnenhalen' }).click();
	await page.getByRole('button', { name: 'Haal binnen' }).click();
	await expect(page.getByText('Kies eerst een zip-bestand.')).toBeVisible();
	await expectAccessible(page, scripted);
	await bringIn(page, courseFiles(id));
	await expect(page).toHaveURL(new RegExp(`/trainings/${id}/edit\\?`));
	await expectAccessible(page, scripted);
	await toPublish(page);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/voor het eerst publiceren$/);
	await expect(page.getByText('Alles is nieuw')).toBeVisible();
	await expectAccessible(page, scripted);
	await page.getByRole('button', { name: 'Publiceer' }).click();
	await expect(page.getByText('Schrijf kort wat er nieuw is.')).toBeVisible();
	await page.getByLabel('Wat is er nieuw?').fill('De eerste uitgave');
	await page.getByRole('button', { name: 'Publiceer' }).click();
	await expect(page.getByText('Uitgave 1.1 is gepubliceerd.')).toBeVisible();

	const classroom = await openClassroom(site, { names: ['Roos', 'Sami'], course: id });
	const pupil = await anotherDevice();
	const [roos] = classroom.pupils;
	if (!roos) throw new Error('A classroom without pupils');
	await signInAs(roos.actor, pupil.context());
	const step = `/learn/${id}/ruzie/start`;
	await pupil.goto(step);
	await pupil.getByRole('radio', { name: 'Ik tel tot vijf.' }).check();
	await pupil.getByRole('button', { name: 'Kijk na' }).click();
	await expect(pupil.getByText('Zo krijgt je hoofd tijd.')).toBeVisible();

	// A correction: everybody has it at once.
	const lead = 'Iedereen heeft weleens ruzie.';
	await bringIn(page, courseFiles(id, { lead }), { over: true });
	await toPublish(page);
	await expect(page.getByRole('heading', { name: '1 ding verandert' })).toBeVisible();
	await expect(page.getByText('Iedereen heeft wel eens ruzie.')).toBeVisible();
	await expect(page.getByText(lead)).toBeVisible();
	await expect(page.getByText('De correctie is er meteen.')).toBeVisible();
	await expectAccessible(page, scripted);
	await page.getByLabel('Wat is er nieuw?').fill('Een spelfout');
	await page.getByRole('button', { name: 'Publiceer' }).click();
	await expect(page.getByText('Uitgave 1.2 is gepubliceerd.')).toBeVisible();
	await pupil.goto(step);
	await expect(pupil.getByText(lead)).toBeVisible();
	await expect(pupil.getByText('Zo krijgt je hoofd tijd.')).toBeVisible();

	// A change: the exercise gets another name, one is added, and Roos keeps what she has.
	const question = CHOICE.replace('#eerste-stap', '#tellen vroeger=eerste-stap');
	const more = ':::open{#mijn-ruzie regels=2}\nWanneer had jij ruzie?\n:::';
	await bringIn(page, courseFiles(id, { lead, question, more }), { over: true });
	await toPublish(page);
	await expect(page.getByText('De oefening heette eerst #eerste-stap.')).toBeVisible();
	await expect(page.getByText('1 deelnemer maakte deze oefening.')).toBeVisible();
	await expectAccessible(page, scripted);
	await page.getByLabel('Wat is er nieuw?').fill('Een open vraag erbij');
	await page.getByRole('button', { name: 'Publiceer uitgave 2.1' }).click();
	await expect(page.getByText('Uitgave 2.1 is gepubliceerd.')).toBeVisible();
	await expect(page.getByText('gelijk aan uitgave 2.1', { exact: true })).toBeVisible();
	const newest = page.getByRole('listitem').filter({ hasText: 'Een open vraag erbij' });
	await expect(newest.getByText('in gebruik')).toHaveCount(0);
	await pupil.goto(step);
	await expect(pupil.getByText('Wanneer had jij ruzie?')).toHaveCount(0);

	await page.getByText('Verplaats 1 deelnemer van uitgave 1 naar 2.1').click();
	await expect(page.getByText('1 oefening komt erbij.')).toBeVisible();
	await expectAccessible(page, scripted);
	await page.getByRole('button', { name: 'Ja, verplaats' }).click();
	await expect(page.getByText('1 deelnemer is verplaatst naar uitgave 2.1.')).toBeVisible();
	await pupil.goto(step);
	await expect(pupil.getByText('Wanneer had jij ruzie?')).toBeVisible();
	await expect(pupil.getByText('Zo krijgt je hoofd tijd.')).toBeVisible();
	await expect(pupil.getByRole('radio', { name: 'Ik tel tot vijf.' })).toBeChecked();

	// The history, and back again.
	await page.getByRole('link', { name: 'Wat veranderde er? Uitgave 2.1' }).click();
	await expect(page.getByText('De oefening is nieuw.').first()).toBeVisible();
	await expectAccessible(page, scripted);
	const earlier = page.getByRole('listitem').filter({ hasText: 'Een spelfout' });
	await earlier.getByText('Zet deze versie terug').click();
	await page.getByRole('button', { name: 'Zet uitgave 1.2 terug' }).click();
	await expect(page.getByText('Schrijf kort waarom je deze versie terugzet.')).toBeVisible();
	await earlier.getByLabel('Waarom zet je hem terug?').fill('Eerst proberen');
	await expect(earlier.getByLabel('Zet ook het concept terug')).toBeChecked();
	await expectAccessible(page, scripted);
	await page.getByRole('button', { name: 'Zet uitgave 1.2 terug' }).click();
	await expect(page.getByText('Uitgave 1.2 is teruggezet, ook in het concept.')).toBeVisible();
	await expect(page.getByText('gelijk aan uitgave 1.2', { exact: true })).toBeVisible();
	await expect(page.getByText('Eerst proberen')).toBeVisible();

	const link = page.getByRole('link', { name: 'Download als zip Uitgave 2.1' });
	const zip = await page.request.get((await link.getAttribute('href')) ?? '');
	const { files } = await readZip(await zip.body());
	expect(files).toEqual(new Map([...courseFiles(id, { lead, question, more })].sort()));
});

test('a broken or hostile course changes nothing', async ({ page, site, signInAs, scripted }) => {
	const id = `ruzie-${newId().slice(-12)}`;
	await signInAs(await hire(site, 'author'));
	await page.goto('/trainings');
	await bringIn(page, courseFiles(id));
	await toPublish(page);
	await page.getByLabel('Wat is er nieuw?').fill('Begin');
	await page.getByRole('button', { name: 'Publiceer' }).click();
	await expect(page.getByText('Uitgave 1.1 is gepubliceerd.')).toBeVisible();

	await bringIn(page, Buffer.from('geen zip'));
	await expect(page.getByText('Dit bestand is geen zip, of het is stuk.')).toBeVisible();
	const outside = new Map([...courseFiles(id), ['aa/bb/evil.md', 'x']]);
	const { writeZip } = await import('#lib/server/transfer/write-zip.ts');
	const bytes = Buffer.from(await new Response(writeZip('training', outside)).arrayBuffer());
	const name = 'training/aa/bb/evil.md';
	for (let at = bytes.indexOf(name); at >= 0; at = bytes.indexOf(name, at + 1)) {
		bytes.write('training/../../evil.md', at);
	}
	await bringIn(page, bytes);
	await expect(page.getByText('staat buiten de map van de training')).toBeVisible();
	await expectAccessible(page, scripted);

	// What is only wrong in its texts becomes a draft that can be mended; where there is one, it asks.
	const broken = courseFiles(id, { question: ':::meerkeuz{#a}\nWat?\n:::' });
	await bringIn(page, broken);
	await expect(page.getByRole('heading', { name: /is er al$/ })).toBeVisible();
	await expect(page.getByText('Het concept is gelijk aan uitgave 1.1.')).toBeVisible();
	await expectAccessible(page, scripted);
	await bringIn(page, broken, { over: true });
	await expect(page.getByText('1 fout: zo kun je nog niet publiceren').first()).toBeVisible();
	await expect(page.getByRole('link', { name: /1 fout$/ })).toBeVisible();
	await expectAccessible(page, scripted);
	await toPublish(page);
	await expect(page.getByRole('heading', { name: 'Los eerst 1 ding op' })).toBeVisible();
	await expect(page.getByText('Bedoel je ":::meerkeuze"?')).toBeVisible();
	await expect(page.getByRole('button', { name: /Publiceer/ })).toHaveCount(0);
	await expectAccessible(page, scripted);
	await page.getByRole('link', { name: 'Ruzie › Eerste stap, regel 8' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Eerste stap');
	if (scripted) await expect(page.locator('.cm-activeLine')).toHaveText(':::meerkeuz{#a}');
	await page.getByRole('link', { name: 'Publiceren', exact: true }).click();
	await page.getByRole('link', { name: 'Versies', exact: true }).click();
	await expect(page.getByRole('listitem').filter({ hasText: 'eerste uitgave' })).toBeVisible();
	await expect(page.getByRole('heading', { level: 3, name: /^Uitgave/ })).toHaveCount(1);
});

test('a zip of another training with the same name comes beside it', async ({
	page,
	site,
	signInAs,
	scripted
}) => {
	const id = `ruzie-${newId().slice(-12)}`;
	await signInAs(await hire(site, 'author'));
	await page.goto('/trainings');
	await bringIn(page, courseFiles(id));
	await toPublish(page);
	const files = courseFiles(id, { lead: 'Een ander begin.' });
	await bringIn(page, files);
	await expect(page.getByText('Die gaan verloren.')).toBeVisible();
	const title = page.getByLabel('Naam van de nieuwe training');
	await expect(title).toHaveValue(/ 2$|^Ruzie /);
	const again = page.getByLabel('Kies de zip nog een keer');
	if (!scripted) {
		const { writeZip } = await import('#lib/server/transfer/write-zip.ts');
		const buffer = Buffer.from(await new Response(writeZip('training', files)).arrayBuffer());
		await again.setInputFiles({ name: 'training.zip', mimeType: 'application/zip', buffer });
	}
	const name = `Anders ${id.slice(-8)}`;
	await title.fill(name);
	await page.getByRole('button', { name: 'Haal binnen' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
	await expectAccessible(page, scripted);
	await page.getByRole('link', { name: 'Trainingen' }).first().click();
	await expect(page.getByRole('link', { name, exact: true })).toBeVisible();
	await expect(
		page.getByRole('link', { name: `Ruzie ${id.slice(-5)}`, exact: true })
	).toBeVisible();
});

test('questions from Moodle become exercises to paste', async ({
	page,
	site,
	signInAs,
	scripted
}) => {
	await signInAs(await hire(site, 'author'));
	await page.goto('/trainings');
	await page.getByRole('link', { name: 'Vragen uit Moodle' }).click();
	await expectAccessible(page, scripted);
	await page
		.getByLabel('Of plak de tekst hier')
		.fill('Wie helpt?{=De juf ~Niemand#Jawel, vraag maar.}\n\nHoeveel is 2+2?{#4}');
	await page.getByRole('button', { name: 'Maak er oefeningen van' }).click();
	await expect(page.getByRole('heading', { name: '1 vraag is overgenomen' })).toBeVisible();
	await expect(page.getByLabel('Plak dit op een pagina')).toHaveValue(/:::meerkeuze\{#wie-helpt\}/);
	await expect(page.getByText('niet overgenomen')).toBeVisible();
	await expectAccessible(page, scripted);
});

test('an answer that is said otherwise stays the same answer', async ({
	page,
	site,
	signInAs,
	scripted,
	anotherDevice
}) => {
	const id = `ruzie-${newId().slice(-12)}`;
	await signInAs(await hire(site, 'author'));
	await page.goto('/trainings');
	await page.getByRole('link', { name: 'Training binnenhalen' }).click();
	await bringIn(page, courseFiles(id));
	await toPublish(page);
	await page.getByLabel('Wat is er nieuw?').fill('De eerste uitgave');
	await page.getByRole('button', { name: 'Publiceer' }).click();
	await expect(page.getByText('Uitgave 1.1 is gepubliceerd.')).toBeVisible();

	const classroom = await openClassroom(site, { names: ['Roos'], course: id });
	const [roos] = classroom.pupils;
	if (!roos) throw new Error('A classroom without pupils');
	const pupil = await anotherDevice();
	await signInAs(roos.actor, pupil.context());
	await pupil.goto(`/learn/${id}/ruzie/start`);
	await pupil.getByRole('radio', { name: 'Ik tel tot vijf.' }).check();
	await pupil.getByRole('button', { name: 'Kijk na' }).click();
	await expect(pupil.getByText('Zo krijgt je hoofd tijd.')).toBeVisible();

	const otherwise = 'Eerst adem ik een paar keer rustig uit.';
	const question = CHOICE.replace('Ik tel tot vijf.', otherwise);
	await bringIn(page, courseFiles(id, { question }), { over: true });
	await toPublish(page);
	await expect(page.getByRole('button', { name: 'Publiceer uitgave 2.1' })).toBeVisible();
	await page.getByLabel(`‘${otherwise}’ is hetzelfde antwoord, anders gezegd`).check();
	await page.getByRole('button', { name: 'Reken opnieuw' }).click();
	await expect(page.getByText('De correctie is er meteen.')).toBeVisible();
	await expectAccessible(page, scripted);
	await page.getByLabel('Wat is er nieuw?').fill('Duidelijker gezegd');
	await page.getByRole('button', { name: 'Publiceer' }).click();
	await expect(page.getByText('Uitgave 1.2 is gepubliceerd.')).toBeVisible();
	await pupil.reload();
	await expect(pupil.getByRole('radio', { name: otherwise })).toBeChecked();
	await expect(pupil.getByText('Zo krijgt je hoofd tijd.')).toBeVisible();
});
