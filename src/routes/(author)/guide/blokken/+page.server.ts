import { exampleActions, withExamples } from '../subject.ts';

export const load = withExamples(
	'tip',
	'let-op',
	'voorbeeld',
	'gesproken',
	'begrip',
	'offline',
	'gesprek',
	'begeleider',
	'video',
	'audio'
);
export const actions = exampleActions;
