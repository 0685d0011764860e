import { refuse } from '../problem.ts';
import {
	booleanAt,
	durationAt,
	extensionsAt,
	numberAt,
	objectAt,
	onlyAt,
	stringAt
} from './values.ts';

const RESULT = new Set(['score', 'success', 'completion', 'response', 'duration', 'extensions']);
const SCORE = new Set(['scaled', 'raw', 'min', 'max']);

export function checkResult(value: unknown, at: string): void {
	const result = objectAt(value, at);
	onlyAt(result, RESULT, at);
	if ('score' in result) checkScore(result.score, `${at}.score`);
	if ('success' in result) booleanAt(result.success, `${at}.success`);
	if ('completion' in result) booleanAt(result.completion, `${at}.completion`);
	if ('response' in result) stringAt(result.response, `${at}.response`);
	if ('duration' in result) durationAt(result.duration, `${at}.duration`);
	if ('extensions' in result) extensionsAt(result.extensions, `${at}.extensions`);
}

function checkScore(value: unknown, at: string): void {
	const score = objectAt(value, at);
	onlyAt(score, SCORE, at);
	const read = (name: string) =>
		name in score ? numberAt(score[name], `${at}.${name}`) : undefined;
	const [scaled = 0, raw, min, max] = ['scaled', 'raw', 'min', 'max'].map(read);
	if (scaled < -1 || scaled > 1) refuse(`${at}.scaled`, 'is not between -1 and 1');
	if (min !== undefined && max !== undefined && min >= max) {
		refuse(`${at}.min`, 'is not below max');
	}
	if (raw !== undefined && min !== undefined && raw < min) refuse(`${at}.raw`, 'is below min');
	if (raw !== undefined && max !== undefined && raw > max) refuse(`${at}.raw`, 'is above max');
}
