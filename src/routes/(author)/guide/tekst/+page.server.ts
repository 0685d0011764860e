import { exampleActions, withExamples } from '../subject.ts';

export const load = withExamples(
	'alinea',
	'kopjes',
	'lijst',
	'tabel',
	'citaat',
	'link',
	'beeld',
	'tekens'
);
export const actions = exampleActions;
