import type { IconShape } from './lesson-icons.ts';

/** Every icon of the product. Components of a step take theirs from `lesson-icons.ts`. */
export * from './lesson-icons.ts';

export const back: IconShape = ['M19 12H5M11 6l-6 6 6 6'];
export const message: IconShape = ['M4 5h16v11H10l-4 4v-4H4z'];
export const plus: IconShape = ['M12 5v14M5 12h14'];
export const sun: IconShape = [
	'M8 12a4 4 0 1 0 8 0a4 4 0 1 0-8 0M12 2.5V5M12 19v2.5M2.5 12H5M19 12h2.5M5.3 5.3L7 7M17 17l1.7 1.7M18.7 5.3L17 7M7 17l-1.7 1.7'
];
export const listen: IconShape = [
	'M4 9.5h3.5L12 6v12l-4.5-3.5H4zM15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11'
];
export const easy: IconShape = ['M3 16c4 0 5-6 9-6s5 0 9-5M17 5h4v4'];
export const right: IconShape = ['M3 12h18', 'M8.5 12a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0'];
export const hard: IconShape = ['M3 18h4v-4h4v-4h4V6h6'];
export const phone: IconShape = [
	'M6 3.5h3.5l1.5 5-2.3 1.6a12 12 0 0 0 5.2 5.2l1.6-2.3 5 1.5V18a2.5 2.5 0 0 1-2.5 2.5A14.5 14.5 0 0 1 3.5 6 2.5 2.5 0 0 1 6 3.5z'
];
export const print: IconShape = ['M7 8V3.5h10V8M7 17H4V8h16v9h-3M7 14h10v6.5H7z'];
export const chart: IconShape = ['M4 4v16h16M8 15l3.5-4 3 2.5L20 8'];
export const page: IconShape = ['M7 3h8l4 4v14H7zM15 3v4h4M10 12h6M10 16h6'];
export const plan: IconShape = ['M5 4h11l3 3v13H5zM9 10h6M9 14h6M9 18h3'];
export const download: IconShape = ['M12 4v11M7 10.5l5 5 5-5M5 20h14'];
export const swap: IconShape = [
	'M7 4v14M7 4L3.5 7.5M7 4l3.5 3.5M17 20V6M17 20l-3.5-3.5M17 20l3.5-3.5'
];
export const device: IconShape = [
	'M9.5 2.5h5a2.5 2.5 0 0 1 2.5 2.5v14a2.5 2.5 0 0 1-2.5 2.5h-5A2.5 2.5 0 0 1 7 19V5a2.5 2.5 0 0 1 2.5-2.5M11 18.5h2'
];
export const screen: IconShape = [
	'M5 5h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2M9 20.5h6'
];
export const pause: IconShape = ['M8 5v14M16 5v14'];
export const rush: IconShape = ['M4 6l7 6-7 6zM13 6l7 6-7 6z'];
export const flag: IconShape = ['M6 21V4M6 5c4-2 7 2 12 0v8c-5 2-8-2-12 0'];
export const shield: IconShape = [
	'M12 3l8 3v6c0 5-3.5 7.8-8 9-4.5-1.2-8-4-8-9V6zM8.5 12l2.5 2.5 4.5-5'
];
export const more: IconShape = [
	'',
	'M4.2 12a1.8 1.8 0 1 0 3.6 0a1.8 1.8 0 1 0-3.6 0M10.2 12a1.8 1.8 0 1 0 3.6 0a1.8 1.8 0 1 0-3.6 0M16.2 12a1.8 1.8 0 1 0 3.6 0a1.8 1.8 0 1 0-3.6 0'
];
export const key: IconShape = [
	'M3.5 15.5a5 5 0 1 0 10 0a5 5 0 1 0-10 0M12 12l8.5-8.5M17 7l3 3M14.5 9.5l2 2'
];
export const person: IconShape = [
	'M8 8a4 4 0 1 0 8 0a4 4 0 1 0-8 0M4.5 20.5c0-4.5 3.3-6.5 7.5-6.5s7.5 2 7.5 6.5'
];
export const calendar: IconShape = ['M4 6h16v14H4zM4 10.5h16M8 3.5V8M16 3.5V8'];
export const pencil: IconShape = ['M4 20l1-4.5L16.5 4l3.5 3.5L8.5 19zM14 6.5l3.5 3.5'];
export const picture: IconShape = ['M4 5h16v14H4zM4 16l5-5 4 4 2.5-2.5L20 17M14.5 8.5h.01'];
export const copies: IconShape = ['M9 9h11v11H9zM5 15H4V4h11v1'];
export const bin: IconShape = ['M4.5 7h15M9.5 7V4.5h5V7M6.5 7l1 13h9l1-13M10 11v5.5M14 11v5.5'];
