import { exampleActions, withExamples } from '../subject.ts';

export const load = withExamples('scenario');
export const actions = exampleActions;
