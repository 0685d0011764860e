/** An icon: the lines of a 24 × 24 drawing, then the filled parts. */
export type IconShape = readonly [lines: string, filled?: string];

// The icons of a lesson, apart from the others so that a step carries only these.
const ROUND = 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0';

export const text: IconShape = ['M3 19L8.5 6h1L15 19M5 15h8M15.5 19l3-8h.5l3 8M17 16.5h3.5'];
export const help: IconShape = [
	`${ROUND}M8.5 12a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0M5.6 5.6l4 4M14.4 14.4l4 4M18.4 5.6l-4 4M9.6 14.4l-4 4`
];
export const forward: IconShape = ['M5 12h14M13 6l6 6-6 6'];
export const up: IconShape = ['M12 19V5M6 11l6-6 6 6'];
export const down: IconShape = ['M12 5v14M6 13l6 6 6-6'];
export const info: IconShape = [`${ROUND}M12 11v6M12 7.2v.3`];
export const attention: IconShape = [`${ROUND}M12 7v6M12 16.5v.5`];
export const saved: IconShape = [`${ROUND}M8 12.5l3 3 5-6`];
export const clock: IconShape = [`${ROUND}M12 7v5.5l3.5 2`];
export const check: IconShape = ['M5 12.5l4.5 4.5L19 7.5'];
export const again: IconShape = ['M4 12a8 8 0 1 0 2.6-5.9M4 4v4.5h4.5'];
export const eye: IconShape = [
	'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM9 12a3 3 0 1 0 6 0a3 3 0 1 0-6 0'
];
export const lock: IconShape = [
	'M7 10.5h10a2 2 0 0 1 2 2v5.5a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2v-5.5a2 2 0 0 1 2-2M8 10.5V8a4 4 0 0 1 8 0v2.5'
];
export const talk: IconShape = ['M3 5h12v8H9l-3 3v-3H3zM18 9h3v8h-2v3l-3-3h-5v-1'];
export const bulb: IconShape = [
	'M9 17.5h6M10 20.5h4M9 17.5c0-2.5-3-4-3-7.5a6 6 0 0 1 12 0c0 3.5-3 5-3 7.5'
];
export const home: IconShape = ['M4 11l8-7 8 7v8a1 1 0 0 1-1 1h-4v-6H9v6H5a1 1 0 0 1-1-1z'];
export const close: IconShape = ['M6 6l12 12M18 6L6 18'];
export const exit: IconShape = ['M13 5H5v14h8M10 12h10M16.5 8.5L20 12l-3.5 3.5'];
export const away: IconShape = ['M5 4h14v16H5zM9 9l2 2 4-4M9 15h6'];
export const outside: IconShape = ['M10 5H5v14h14v-5M14 4h6v6M20 4l-9 9'];
export const book: IconShape = [
	'M4 5.5c3-1.5 6-1 8 .8 2-1.8 5-2.3 8-.8V19c-3-1.3-6-.8-8 1-2-1.8-5-2.3-8-1zM12 6.5V20'
];
export const people: IconShape = [
	'M5.5 8.5a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0M2.5 19.5c0-4 3-6 6.5-6s6.5 2 6.5 6M16 5.3a3.5 3.5 0 0 1 0 6.4M18 14.2c2.2.8 3.5 2.6 3.5 5.3'
];
