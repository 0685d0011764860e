import type { Filled, Worksheet } from '#lib/worksheet.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Actor } from '../identity/actor.ts';
import { getOrganisation } from '../organisations/organisations.ts';
import { findPlace, pathOf } from '../progress/homework.ts';
import { openTexts } from '../progress/sealed.ts';
import { publishedSource } from '../courses/source.ts';
import { findVersion } from '../courses/versions.ts';
import { getSheet } from './worksheet.ts';

export type OwnWorksheet = {
	sheet: Worksheet;
	/** By exercise id. */
	filled: Record<string, Filled>;
	/** How many answers are only for the participant, and stand on this sheet or not. */
	privateWords: number;
};

/**
 * A participant's own module as they filled it in: their levels, their order, their answers and nobody else's. Words
 * that are for their eyes alone stay off the sheet unless `withPrivate` asks for them: a printer at school is not private.
 * Reads only; nothing is recorded. Throws NotFound `module_unknown`, also while the module is not open.
 */
export async function getOwnWorksheet(
	tx: Transaction,
	actor: Actor,
	{ courseId, moduleId }: { courseId: string; moduleId: string },
	withPrivate: boolean,
	now: Date
): Promise<OwnWorksheet> {
	const place = await findPlace(tx, actor, courseId, moduleId, now);
	const { model, module, levels, hash } = place;
	const version = await findVersion(tx, actor, courseId, hash);
	const options = { levels, seed: actor.personId, withKey: false };
	const sheet = await getSheet(publishedSource(tx, actor, model), module, options);
	const rows = place.state.exercises.filter((row) => row.moduleId === moduleId);
	const texts = await openTexts(tx, actor, rows);

	const filled: [string, Filled][] = [];
	let privateWords = 0;
	for (const { exerciseId, response, sharing } of rows) {
		const text = texts.get(exerciseId) ?? null;
		if (response === null && text === null) continue;
		const isPrivate = text !== null && (sharing ?? 'private') === 'private';
		if (isPrivate) privateWords++;
		const kept = isPrivate && !withPrivate;
		filled.push([exerciseId, { response, text: kept ? null : text, kept }]);
	}
	const { name } = await getOrganisation(tx, actor.organisationId);
	return {
		sheet: {
			courseId,
			courseTitle: pathOf(place).courseTitle,
			organisation: name,
			edition: `${version?.edition ?? place.edition}.${version?.revision ?? 1}`,
			// Only a class set has to be told apart.
			set: '',
			modules: [sheet]
		},
		filled: Object.fromEntries(filled),
		privateWords
	};
}
