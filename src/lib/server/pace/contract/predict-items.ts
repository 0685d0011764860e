import { accuracyOf } from '../accuracy.ts';
import { aggregateOf } from '../aggregate.ts';
import { isRushing, rushProbability } from '../rapid.ts';
import { refreshItems } from '../refresh.ts';
import { P_LOW } from '../constants.ts';
import { deepens, pDeepOf, pLowOf } from '../needs.ts';
import { speedOf } from '../speed.ts';
import { factsOf, responsesOf, TIME_ZONE } from './responses.ts';
import { firstItems } from './snapshot.ts';
import type { ContractData, ItemsRow } from './types.ts';

/** What the estimator says of everybody after their first `count` items. Pure: same input, same rows. */
export function predictItems(data: ContractData, count: number): ItemsRow[] {
	const facts = data.items.map(factsOf);
	const responses = responsesOf(data, firstItems(data, count));
	const night = refreshItems(responses, facts);
	const perPupil = Map.groupBy(responses, ({ participantId }) => participantId);
	const pupils = data.assignment.pupils.filter(({ id }) => perPupil.has(id));

	const known = pupils.map((pupil) => {
		const aggregate = aggregateOf(perPupil.get(pupil.id) ?? [], night.items, {
			timeZone: TIME_ZONE,
			delta: night.delta,
			population: night.population,
			tauNight: night.speeds.get(pupil.id) ?? 0
		});
		return { pupil, aggregate, speed: speedOf(aggregate, aggregate.daysTimed, night.population) };
	});
	const mean = known.reduce((sum, { speed }) => sum + speed.tau, 0) / Math.max(1, known.length);

	return known.map(({ pupil, aggregate, speed: { tau, se } }): ItemsRow => {
		const speed = { tau: tau - mean, se };
		const pRush = rushProbability(aggregate.timed, aggregate.rapid) ?? 0;
		const rushing = isRushing(aggregate.timed, aggregate.rapid);
		const share = accuracyOf(aggregate, night.items);
		const pLow = share === null ? 0 : pLowOf(aggregate, night.items);
		const struggling = pLow > P_LOW && !rushing;
		const { extraReadingTime } = pupil;
		const deep =
			share !== null &&
			deepens({
				accuracy: share.accuracy,
				tau: speed.tau,
				pDeep: pDeepOf(aggregate, speed, night.items, extraReadingTime),
				extraReadingTime
			});
		return {
			actor: pupil.id,
			log_speed: speed.tau,
			log_speed_se: se,
			struggling,
			p_struggling: pLow * (1 - pRush),
			rushing,
			variant: struggling ? 'extra' : deep && !rushing ? 'verdieping' : 'basis',
			accuracy: share?.accuracy ?? 0,
			p_rush: pRush
		};
	});
}
