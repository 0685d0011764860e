import { LONG_SD } from './constants.ts';
import type { ItemParameters } from './types.ts';

/**
 * An attempt that took clearly longer than is usual for this exercise. Only for measured attention: a page that was left
 * open says nothing.
 */
export function tookLong(activeMs: number, { beta, sigma }: ItemParameters): boolean {
	return Math.log(activeMs / 1000) > beta + LONG_SD * sigma;
}
