import type { CompiledPage, Exercise, Message } from '../types.ts';
import { createMessage } from '../parse/source.ts';
import { plainExercise } from '../plain-text.ts';

const unsafe =
	/(?<!\p{L})(?:onveilig\p{L}*|niet veilig|geslagen|slaat|slaan|mishandel\p{L}*|misbruik\p{L}*|aangeraakt|gepest|pesten|pest|bedreig\p{L}*|zelfmoord|suïcid\p{L}*|jezelf pijn|seksueel\p{L}*|naaktfoto\p{L}*|dronken|drugs)(?!\p{L})/iu;
const home = /(?<!\p{L})(?:thuis|vader|moeder|ouders?|stiefvader|stiefmoeder)(?!\p{L})/iu;
const trouble =
	/(?<!\p{L})(?:bang|ruzie|geheim|schreeuw\p{L}*|verdriet\p{L}*|scheiding|gescheiden|alcohol|drinkt)(?!\p{L})/iu;

/** Questions about a participant's own home or safety, in a module that is not marked as sensitive. */
export function checkSensitive(path: string, { page, places }: CompiledPage): Message[] {
	return page.blocks.flatMap((block) => {
		if (block.kind !== 'oefening' || !asksAboutOneself(block.exercise)) return [];
		const text = plainExercise(block.exercise);
		const sensitive = unsafe.test(text) || (home.test(text) && trouble.test(text));
		const place = places.get(block.exercise.id);
		if (!sensitive || place === undefined) return [];
		return [createMessage(path, place, 'vraag-naar-gevoelige-gegevens')];
	});
}

/** What has a right answer, and a story, is about an invented person or about facts. */
function asksAboutOneself(exercise: Exercise): boolean {
	return exercise.attempts === null && exercise.type !== 'scenario';
}
