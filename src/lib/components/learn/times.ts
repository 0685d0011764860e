import type { Say } from './say.ts';

/** "1 minuut" or "3 minuten". */
export function minutesInWords(say: Say, minutes: number): string {
	return minutes === 1 ? say('minute') : say('some_minutes', { minutes });
}
