import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import * as constants from '#lib/server/pace/constants.ts';

test('tells the numbers that are calculated with, of the model that is in use', async () => {
	const text = await readFile(new URL('+page.svx', import.meta.url), 'utf8');
	const { MODEL_VERSION, STOP_DAYS, TALK_DAYS, RUSH_SHARE, P_LOW, A_LOW, A_DEEP } = constants;
	const percent = (share: number) => Math.round(100 * share);
	for (const told of [
		`model ${MODEL_VERSION}.`,
		`minstens ${STOP_DAYS} dagen stil`,
		`na ${TALK_DAYS} dagen een gesprek`,
		`meer dan ${percent(RUSH_SHARE)}% van de antwoorden`,
		`minder dan ${percent(A_LOW)}% in één keer goed groter is dan ${percent(P_LOW)} van de 100`,
		`meer dan ${percent(A_DEEP)}% goed`,
		`groter is dan ${percent(constants.P_LATE)} van de 100`,
		`hooguit ${constants.HORIZON} dagen vooruit`,
		`${percent(Math.exp(constants.EXTRA_TIME) - 1)}% meer tijd`
	]) {
		expect(text).toContain(told);
	}
	expect([constants.N_MIN, constants.N_MID, constants.NOT_STARTED_SHARE]).toEqual([5, 8, 0.25]);
});
